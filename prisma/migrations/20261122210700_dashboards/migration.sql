-- Dashboards: what built-in roles start with in companies that are already there (shared/dashboard-defaults.ts founds it in new ones),
-- and indexes from which the figures of widgets are read without touching the rows.
SELECT lift_row_security();

INSERT INTO "Dashboard" ("tenantId", id, name, "roleId", "updatedAt")
SELECT r."tenantId", gen_random_uuid(), CASE WHEN t.language = 'en' THEN 'Overview' ELSE 'Übersicht' END, r.id, now()
FROM "Role" r JOIN "Tenant" t ON t.id = r."tenantId" WHERE r."builtIn" AND NOT EXISTS (SELECT FROM "Dashboard" d WHERE d."tenantId" = r."tenantId" AND d."roleId" = r.id);

INSERT INTO "DashboardWidget" ("tenantId", id, "dashboardId", type, x, y, w, h, settings)
SELECT d."tenantId", gen_random_uuid(), d.id, v.type, v.x, v.y, v.w, v.h, v.settings::jsonb
FROM (VALUES
    ('administrator', 'timer', 0, 0, 12, 1, '{}'),
    ('administrator', 'week', 0, 1, 6, 4, '{}'),
    ('administrator', 'waiting', 6, 1, 6, 4, '{}'),
    ('administrator', 'receivables', 0, 5, 6, 5, '{}'),
    ('administrator', 'revenue', 6, 5, 6, 5, '{}'),
    ('administrator', 'budgets', 0, 10, 6, 5, '{}'),
    ('administrator', 'activity', 6, 10, 6, 5, '{}'),
    ('administrator', 'reminders', 0, 15, 6, 4, '{}'),
    ('administrator', 'actions', 6, 15, 6, 4, '{"actions":["employees","settings","audit","approvals"]}'),
    ('manager', 'timer', 0, 0, 12, 1, '{}'),
    ('manager', 'number', 0, 1, 3, 2, '{"measure":"INVOICED"}'),
    ('manager', 'number', 3, 1, 3, 2, '{"measure":"RECEIVED"}'),
    ('manager', 'number', 6, 1, 3, 2, '{"measure":"BILLABLE_SHARE"}'),
    ('manager', 'number', 9, 1, 3, 2, '{"measure":"HOURS"}'),
    ('manager', 'week', 0, 3, 6, 4, '{}'),
    ('manager', 'waiting', 6, 3, 6, 4, '{}'),
    ('manager', 'receivables', 0, 7, 6, 5, '{}'),
    ('manager', 'revenue', 6, 7, 6, 5, '{}'),
    ('manager', 'budgets', 0, 12, 6, 5, '{}'),
    ('manager', 'hours', 6, 12, 6, 5, '{}'),
    ('lead', 'timer', 0, 0, 12, 1, '{}'),
    ('lead', 'week', 0, 1, 6, 4, '{}'),
    ('lead', 'waiting', 6, 1, 6, 4, '{}'),
    ('lead', 'hours', 0, 5, 6, 5, '{"by":"PERSON","people":"TEAM","period":"THIS_WEEK"}'),
    ('lead', 'billable', 6, 5, 6, 5, '{"people":"TEAM"}'),
    ('lead', 'budgets', 0, 10, 6, 5, '{}'),
    ('lead', 'reminders', 6, 10, 6, 5, '{}'),
    ('employee', 'timer', 0, 0, 12, 1, '{}'),
    ('employee', 'week', 0, 1, 6, 4, '{}'),
    ('employee', 'waiting', 6, 1, 6, 4, '{}'),
    ('employee', 'hours', 0, 5, 6, 4, '{"people":"OWN"}'),
    ('employee', 'reminders', 6, 5, 6, 4, '{}'),
    ('employee', 'budgets', 0, 9, 12, 4, '{}'),
    ('accountant', 'timer', 0, 0, 12, 1, '{}'),
    ('accountant', 'number', 0, 1, 3, 2, '{"measure":"INVOICED"}'),
    ('accountant', 'number', 3, 1, 3, 2, '{"measure":"RECEIVED"}'),
    ('accountant', 'number', 6, 1, 3, 2, '{"measure":"INVOICES"}'),
    ('accountant', 'number', 9, 1, 3, 2, '{"measure":"NEW_CUSTOMERS"}'),
    ('accountant', 'receivables', 0, 3, 6, 5, '{}'),
    ('accountant', 'revenue', 6, 3, 6, 5, '{}'),
    ('accountant', 'waiting', 0, 8, 6, 4, '{}'),
    ('accountant', 'week', 6, 8, 6, 4, '{}'),
    ('accountant', 'budgets', 0, 12, 6, 5, '{}'),
    ('accountant', 'actions', 6, 12, 6, 3, '{"actions":["newInvoice","invoiceFromTime","newCustomer","bookTime"]}'),
    ('auditor', 'receivables', 0, 0, 6, 5, '{}'),
    ('auditor', 'revenue', 6, 0, 6, 5, '{}'),
    ('auditor', 'activity', 0, 5, 6, 5, '{}'),
    ('auditor', 'budgets', 6, 5, 6, 5, '{}'),
    ('auditor', 'billable', 0, 10, 6, 4, '{}'),
    ('auditor', 'actions', 6, 10, 6, 4, '{"actions":["audit","settings","employees"]}')
  ) v(key, type, x, y, w, h, settings)
JOIN "Role" r ON r.key = v.key AND r."builtIn"
JOIN "Dashboard" d ON d."tenantId" = r."tenantId" AND d."roleId" = r.id;

SELECT force_row_security();

-- A widget stands on the 12 columns of its dashboard.
ALTER TABLE "DashboardWidget" ADD CONSTRAINT dashboard_widget_on_the_grid CHECK (x >= 0 AND w >= 1 AND x + w <= 12 AND y >= 0 AND h BETWEEN 1 AND 12);

-- Sums over a span of days of a million time entries: everything they add up stands in the index.
CREATE INDEX time_entry_sums_by_day ON "TimeEntry" ("tenantId", "workedOn") INCLUDE ("netMinutes", billable, "employeeId", "projectId");
-- Used budget by project, in minutes and in money.
CREATE INDEX time_entry_sums_by_project ON "TimeEntry" ("tenantId", "projectId") INCLUDE ("netMinutes", "hourlyRate", billable);
-- Revenue by month.
CREATE INDEX invoice_sums_by_day ON "Invoice" ("tenantId", "issuedOn") INCLUDE ("netTotal", status, type) WHERE "issuedOn" IS NOT NULL;
CREATE INDEX income_sums_by_day ON "IncomeEntry" ("tenantId", "receivedOn") INCLUDE (amount);
-- What customers owe: few rows of many.
CREATE INDEX invoice_open_claims ON "Invoice" ("tenantId", "dueOn") INCLUDE (id, number, "customerId", "issuedOn", "grossTotal", "paidTotal", "sentAt")
  WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID');

-- Booked time added up as it is booked: per project for budgets, per day for figures of the whole company. What a statement changes is
-- appended, never updated in place: people who book at the same time wait for nobody and cannot block each other. A sum is the sum of its
-- rows; the daily maintenance makes one row of many.
SELECT lift_row_security();

CREATE TABLE "TimeSum" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" BIGSERIAL NOT NULL,
    "projectId" UUID,
    "workedOn" DATE,
    "minutes" INTEGER NOT NULL,
    "billableMinutes" INTEGER NOT NULL,
    "minutesAtRate" DECIMAL(20,4) NOT NULL,

    CONSTRAINT "TimeSum_pkey" PRIMARY KEY ("tenantId","id"),
    CONSTRAINT time_sum_of_project_or_day CHECK (num_nonnulls("projectId", "workedOn") = 1)
);
ALTER TABLE "TimeSum" ADD CONSTRAINT "TimeSum_tenantId_projectId_fkey"
  FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX time_sum_by_project ON "TimeSum" ("tenantId", "projectId") INCLUDE (minutes, "minutesAtRate") WHERE "projectId" IS NOT NULL;
CREATE INDEX time_sum_by_day ON "TimeSum" ("tenantId", "workedOn") INCLUDE (minutes, "billableMinutes") WHERE "workedOn" IS NOT NULL;

INSERT INTO "TimeSum" ("tenantId", "projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
SELECT "tenantId", "projectId", "workedOn", sum("netMinutes"), coalesce(sum("netMinutes") FILTER (WHERE billable), 0), coalesce(sum("netMinutes" * "hourlyRate"), 0)
FROM "TimeEntry" GROUP BY "tenantId", GROUPING SETS (("projectId"), ("workedOn")) HAVING GROUPING("projectId") = 1 OR "projectId" IS NOT NULL;

CREATE FUNCTION add_up_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TimeSum" ("tenantId", "projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
    SELECT "tenantId", "projectId", "workedOn", sum("netMinutes"), coalesce(sum("netMinutes") FILTER (WHERE billable), 0), coalesce(sum("netMinutes" * "hourlyRate"), 0)
    FROM added WHERE "netMinutes" > 0
    GROUP BY "tenantId", GROUPING SETS (("projectId"), ("workedOn")) HAVING GROUPING("projectId") = 1 OR "projectId" IS NOT NULL;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TimeSum" ("tenantId", "projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
    SELECT "tenantId", "projectId", "workedOn", -sum("netMinutes"), -coalesce(sum("netMinutes") FILTER (WHERE billable), 0), -coalesce(sum("netMinutes" * "hourlyRate"), 0)
    FROM removed WHERE "netMinutes" > 0
    GROUP BY "tenantId", GROUPING SETS (("projectId"), ("workedOn")) HAVING GROUPING("projectId") = 1 OR "projectId" IS NOT NULL;
  ELSE
    INSERT INTO "TimeSum" ("tenantId", "projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
    SELECT "tenantId", "projectId", "workedOn", sum(net), coalesce(sum(net) FILTER (WHERE billable), 0), coalesce(sum(net * "hourlyRate"), 0)
    FROM (SELECT "tenantId", "projectId", "workedOn", "netMinutes" AS net, billable, "hourlyRate" FROM added
      UNION ALL SELECT "tenantId", "projectId", "workedOn", -"netMinutes", billable, "hourlyRate" FROM removed) changed
    GROUP BY "tenantId", GROUPING SETS (("projectId"), ("workedOn"))
    HAVING (GROUPING("projectId") = 1 OR "projectId" IS NOT NULL)
      AND (sum(net) <> 0 OR sum(net) FILTER (WHERE billable) <> 0 OR sum(net * "hourlyRate") <> 0);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER time_added AFTER INSERT ON "TimeEntry" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_up_time();
CREATE TRIGGER time_removed AFTER DELETE ON "TimeEntry" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION add_up_time();
CREATE TRIGGER time_changed AFTER UPDATE ON "TimeEntry" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_up_time();

SELECT protect_tenant_table('"TimeSum"');
SELECT force_row_security();

-- Budgets are read from the sums now; every booking wrote this one.
DROP INDEX time_entry_sums_by_project;

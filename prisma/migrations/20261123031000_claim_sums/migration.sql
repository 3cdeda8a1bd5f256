-- What customers owe, added up by the day on which it is due, as "TimeSum" does for booked time: a list of invoices and every dashboard ask
-- for it, of tens of thousands of claims on a few hundred days.
SELECT lift_row_security();

CREATE TABLE "ClaimSum" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" BIGSERIAL NOT NULL,
    "dueOn" DATE NOT NULL,
    "claims" INTEGER NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "ClaimSum_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE INDEX "ClaimSum_tenantId_dueOn_idx" ON "ClaimSum"("tenantId", "dueOn");

INSERT INTO "ClaimSum" ("tenantId", "dueOn", claims, amount)
SELECT "tenantId", coalesce("dueOn", "issuedOn"), count(*), sum("grossTotal" - "paidTotal") FROM "Invoice"
WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID') GROUP BY 1, 2;

CREATE FUNCTION add_up_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "ClaimSum" ("tenantId", "dueOn", claims, amount)
    SELECT "tenantId", coalesce("dueOn", "issuedOn"), count(*), sum("grossTotal" - "paidTotal") FROM added
    WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID') GROUP BY 1, 2;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "ClaimSum" ("tenantId", "dueOn", claims, amount)
    SELECT "tenantId", coalesce("dueOn", "issuedOn"), -count(*), -sum("grossTotal" - "paidTotal") FROM removed
    WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID') GROUP BY 1, 2;
  ELSE
    INSERT INTO "ClaimSum" ("tenantId", "dueOn", claims, amount)
    SELECT "tenantId", due, sum(claims), sum(amount) FROM (
      SELECT "tenantId", coalesce("dueOn", "issuedOn") AS due, 1 AS claims, "grossTotal" - "paidTotal" AS amount FROM added
        WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID')
      UNION ALL SELECT "tenantId", coalesce("dueOn", "issuedOn"), -1, "paidTotal" - "grossTotal" FROM removed
        WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID')) changed
    GROUP BY 1, 2 HAVING sum(claims) <> 0 OR sum(amount) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claims_added AFTER INSERT ON "Invoice" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_up_claims();
CREATE TRIGGER claims_removed AFTER DELETE ON "Invoice" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION add_up_claims();
CREATE TRIGGER claims_changed AFTER UPDATE ON "Invoice" REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_up_claims();

SELECT protect_tenant_table('"ClaimSum"');
SELECT force_row_security();

-- The oldest claims, in order.
CREATE INDEX invoice_claims_by_age ON "Invoice" ("tenantId", (coalesce("dueOn", "issuedOn")), number)
  WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID');

-- AlterEnum
ALTER TYPE "IncomeKind" ADD VALUE 'TRANSFER';

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN "note" TEXT;

-- ---------------------------------------------------------------------------------------------------------------
-- What is paid follows from the allocations, whoever writes them: no program can forget it, and a crash cannot part
-- the two. Locks are taken in the order invoice, payment; the use cases keep that order.
CREATE FUNCTION invoice_follows_payments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change "PaymentAllocation" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  the_invoice "Invoice";
  the_payment "Payment";
  paid numeric(14, 2);
  used numeric(14, 2);
BEGIN
  -- The lock comes first: the sums below then see what another transaction has just committed.
  SELECT * INTO the_invoice FROM "Invoice" WHERE "tenantId" = change."tenantId" AND id = change."invoiceId" FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO paid FROM "PaymentAllocation" WHERE "tenantId" = change."tenantId" AND "invoiceId" = change."invoiceId";

  IF TG_OP = 'INSERT' THEN
    SELECT * INTO the_payment FROM "Payment" WHERE "tenantId" = change."tenantId" AND id = change."paymentId" FOR UPDATE;
    SELECT coalesce(sum(amount), 0) INTO used FROM "PaymentAllocation" WHERE "tenantId" = change."tenantId" AND "paymentId" = change."paymentId";
    IF the_invoice.type <> 'INVOICE' THEN RAISE EXCEPTION 'wmos:payment.on-cancellation'; END IF;
    IF the_invoice.status = 'DRAFT' THEN RAISE EXCEPTION 'wmos:invoice.not-issued'; END IF;
    IF the_invoice.status = 'CANCELLED' THEN RAISE EXCEPTION 'wmos:invoice.already-cancelled'; END IF;
    IF the_payment."reversedAt" IS NOT NULL THEN RAISE EXCEPTION 'wmos:payment.already-reversed'; END IF;
    IF the_payment."customerId" <> the_invoice."customerId" OR the_payment.currency <> the_invoice.currency THEN
      RAISE EXCEPTION 'wmos:payment.of-another-customer';
    END IF;
    IF used > the_payment.amount THEN RAISE EXCEPTION 'wmos:payment.exceeds-credit'; END IF;
    IF paid > the_invoice."grossTotal" THEN RAISE EXCEPTION 'wmos:payment.exceeds-open'; END IF;
  END IF;

  UPDATE "Invoice" SET "paidTotal" = paid, version = version + 1, "updatedAt" = now(),
    status = CASE
      WHEN status = 'CANCELLED' THEN status
      WHEN paid = 0 THEN 'ISSUED'
      WHEN paid < "grossTotal" THEN 'PARTLY_PAID'
      ELSE 'PAID' END::"InvoiceStatus"
  WHERE "tenantId" = the_invoice."tenantId" AND id = the_invoice.id AND "paidTotal" <> paid;
  RETURN NULL;
END $$;
CREATE TRIGGER invoice_follows_payments AFTER INSERT OR DELETE ON "PaymentAllocation" FOR EACH ROW EXECUTE FUNCTION invoice_follows_payments();
CREATE TRIGGER allocation_is_not_changed BEFORE UPDATE ON "PaymentAllocation" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A reversed payment pays nothing.
CREATE FUNCTION payment_reversed_is_unused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."reversedAt" IS NOT NULL AND EXISTS (
    SELECT FROM "PaymentAllocation" WHERE "tenantId" = NEW."tenantId" AND "paymentId" = NEW.id) THEN
    RAISE EXCEPTION 'wmos:payment.is-final';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_reversed_is_unused BEFORE UPDATE ON "Payment" FOR EACH ROW EXECUTE FUNCTION payment_reversed_is_unused();

-- The list of invoices comes out of its index in order: with equal instants (an import, a run of many) the id decides, and without it in
-- the index all rows of the instant were read and sorted for each page.
DROP INDEX "Invoice_tenantId_createdAt_idx";
CREATE INDEX "Invoice_tenantId_createdAt_id_idx" ON "Invoice"("tenantId", "createdAt", "id");

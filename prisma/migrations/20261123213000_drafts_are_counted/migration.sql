-- Behind a policy PostgreSQL looks up no status in an index, since the comparison of an enum might tell something: the drafts on the home page
-- were counted among all invoices. Of an index that holds nothing else it may use everything.
CREATE INDEX invoice_drafts ON "Invoice" ("tenantId") WHERE status = 'DRAFT';

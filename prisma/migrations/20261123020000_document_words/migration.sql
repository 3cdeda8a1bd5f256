-- The words of documents in a table of their own: a policy compares the company of every row before it looks up a word, so no index serves
-- a search on "Document" itself. As with "SearchEntry", a function of the owner reads them and names the company in its query.
SELECT lift_row_security();

CREATE TABLE "DocumentWords" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "DocumentWords_pkey" PRIMARY KEY ("tenantId","id")
);
ALTER TABLE "DocumentWords" ADD CONSTRAINT "DocumentWords_tenantId_id_fkey"
  FOREIGN KEY ("tenantId", "id") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "DocumentWords" ("tenantId", id, words) SELECT "tenantId", id, "searchText" FROM "Document" WHERE "searchText" IS NOT NULL;

DROP TRIGGER document_text_changed ON "DocumentVersion";
DROP TRIGGER document_is_searchable ON "Document";
DROP FUNCTION document_text_changed();
DROP FUNCTION document_is_searchable();
ALTER TABLE "Document" DROP COLUMN "searchText";
DROP TRIGGER audited ON "Document";
SELECT audit_tenant_table('"Document"');

CREATE FUNCTION write_document_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE the_document uuid;
BEGIN
  IF TG_TABLE_NAME = 'Document' THEN the_document := NEW.id; ELSE the_document := NEW."documentId"; END IF;
  INSERT INTO "DocumentWords" ("tenantId", id, words)
  SELECT d."tenantId", d.id, document_words(d.title, concat_ws(' ', d.correspondent, d.note), (
    SELECT v."textContent" FROM "DocumentVersion" v WHERE v."tenantId" = d."tenantId" AND v."documentId" = d.id ORDER BY v."versionNo" DESC LIMIT 1))
  FROM "Document" d WHERE d."tenantId" = NEW."tenantId" AND d.id = the_document
  ON CONFLICT ("tenantId", id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER document_is_searchable AFTER INSERT OR UPDATE OF title, correspondent, note ON "Document"
  FOR EACH ROW EXECUTE FUNCTION write_document_words();
CREATE TRIGGER document_is_searchable AFTER INSERT OR UPDATE OF "textContent" ON "DocumentVersion"
  FOR EACH ROW EXECUTE FUNCTION write_document_words();

-- Begins with the company where the extension is there (see search_entry_words).
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gin') THEN
    CREATE INDEX document_words ON "DocumentWords" USING gin ("tenantId", words);
  ELSE
    CREATE INDEX document_words ON "DocumentWords" USING gin (words);
  END IF;
END $$;

SELECT protect_tenant_table('"DocumentWords"');
CREATE POLICY search_functions ON "DocumentWords" FOR SELECT TO CURRENT_USER USING (true);

-- The company's documents that have the words, with how well they fit; the list decides what of them may be seen. Always by the index: of
-- beginnings of words the planner believes that they are everywhere.
CREATE FUNCTION document_hits(query tsquery) RETURNS TABLE (id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off AS $$
DECLARE tenant uuid := current_tenant();
BEGIN
  RETURN QUERY SELECT w.id, ts_rank_cd(w.words, query) FROM "DocumentWords" w WHERE w."tenantId" = tenant AND w.words @@ query;
END $$;
REVOKE ALL ON FUNCTION document_hits(tsquery) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION document_hits(tsquery) TO workmate_runtime;

SELECT force_row_security();

-- Documents: previews, full text, emptying the trash, kinds that every company starts with.
SELECT lift_row_security();

ALTER TABLE "DocumentVersion" ADD COLUMN "previewFileId" UUID;
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_tenantId_previewFileId_fkey"
  FOREIGN KEY ("tenantId", "previewFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ShareLink" ADD COLUMN "recipient" TEXT;

CREATE INDEX "Document_tenantId_title_idx" ON "Document"("tenantId", "title");
CREATE INDEX "Document_tenantId_documentDate_idx" ON "Document"("tenantId", "documentDate");
CREATE INDEX "Document_tenantId_ownerId_idx" ON "Document"("tenantId", "ownerId");
CREATE INDEX "Document_tenantId_kindId_idx" ON "Document"("tenantId", "kindId");
CREATE INDEX "DocumentGrant_tenantId_granteeType_granteeId_idx" ON "DocumentGrant"("tenantId", "granteeType", "granteeId");
-- The same content again is found by its hash.
CREATE INDEX "StoredFile_tenantId_sha256_idx" ON "StoredFile"("tenantId", "sha256");

-- Full text: stems of both languages and the plain words, so that names and numbers are found too. What stands in the title weighs most.
CREATE INDEX document_words ON "Document" USING gin ("searchText");
CREATE FUNCTION words_of(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT to_tsvector('german'::regconfig, coalesce(words, '')) || to_tsvector('english'::regconfig, coalesce(words, ''))
    || to_tsvector('simple'::regconfig, coalesce(words, ''))
$$;
CREATE FUNCTION document_words(title text, facts text, content text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE head tsvector := setweight(words_of(title), 'A') || setweight(words_of(facts), 'B');
BEGIN
  RETURN head || setweight(words_of(left(content, 400000)), 'D');
EXCEPTION WHEN program_limit_exceeded THEN
  -- A tsvector holds one megabyte; of a file with very many different words the beginning must do.
  RETURN head || setweight(to_tsvector('simple'::regconfig, left(content, 120000)), 'D');
END $$;

CREATE FUNCTION document_is_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchText" := document_words(NEW.title, concat_ws(' ', NEW.correspondent, NEW.note), (
    SELECT v."textContent" FROM "DocumentVersion" v WHERE v."tenantId" = NEW."tenantId" AND v."documentId" = NEW.id ORDER BY v."versionNo" DESC LIMIT 1));
  RETURN NEW;
END $$;
CREATE TRIGGER document_is_searchable BEFORE INSERT OR UPDATE OF title, correspondent, note ON "Document"
  FOR EACH ROW EXECUTE FUNCTION document_is_searchable();

CREATE FUNCTION document_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Document" SET title = title WHERE "tenantId" = NEW."tenantId" AND id = NEW."documentId";
  RETURN NULL;
END $$;
CREATE TRIGGER document_text_changed AFTER INSERT OR UPDATE OF "textContent" ON "DocumentVersion"
  FOR EACH ROW EXECUTE FUNCTION document_text_changed();

-- The second wall before the law: what must be kept is not deleted, whoever asks.
CREATE FUNCTION document_is_retained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."retainUntil" >= CURRENT_DATE THEN RAISE EXCEPTION 'wmos:document.retained'; END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER document_is_retained BEFORE DELETE ON "Document" FOR EACH ROW EXECUTE FUNCTION document_is_retained();

-- The application cannot delete rows of files. Those of purged documents go through this door, which opens only for a file of that
-- purpose that nothing refers to any more (foreign keys refuse the rest). Answers the key under which the bytes lie.
CREATE FUNCTION forget_document_file(the_file uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM "StoredFile" f WHERE f."tenantId" = current_tenant() AND f.id = the_file AND f.purpose IN ('document', 'document-preview')
    AND NOT EXISTS (SELECT FROM "MailMessage" m WHERE m."tenantId" = f."tenantId" AND f.id = ANY (m.attachments))
  RETURNING f."storageKey"
$$;
REVOKE ALL ON FUNCTION forget_document_file(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_document_file(uuid) TO workmate_runtime;

-- Kinds every company starts with (found-company.ts); the years are those of the built-in retention classes.
INSERT INTO "DocumentKind" ("tenantId", id, name, "retentionClassId")
  SELECT t.id, gen_random_uuid(), k.name,
    (SELECT r.id FROM "RetentionClass" r WHERE r."tenantId" = t.id AND r."builtIn" AND r.years = k.years ORDER BY r.key LIMIT 1)
  FROM "Tenant" t, (VALUES ('Vertrag', 6), ('Eingangsrechnung', 8), ('Schriftwechsel', 6), ('Bescheid', 10), ('Angebot', 6), ('Bescheinigung', NULL),
    ('Protokoll', NULL), ('Sonstiges', NULL)) AS k (name, years)
  ON CONFLICT DO NOTHING;

SELECT force_row_security();

-- Settings and privacy: statutory retention classes, one open request and one open hold at a time, files of exports that may go.
SELECT lift_row_security();

-- One hold per record is enough; of two people who ask for the same at once, one is told so.
CREATE UNIQUE INDEX legal_hold_one_open ON "LegalHold" ("tenantId", "entityType", "entityId") WHERE "liftedAt" IS NULL;
-- The list shows the latest first.
CREATE INDEX "LegalHold_tenantId_placedAt_idx" ON "LegalHold"("tenantId", "placedAt");
CREATE UNIQUE INDEX privacy_request_one_open ON "PrivacyRequest" ("tenantId", kind, "subjectType", "subjectId")
  WHERE status IN ('REQUESTED', 'RELEASED', 'RUNNING');
-- Four eyes, as a second wall behind the application.
ALTER TABLE "PrivacyRequest" ADD CONSTRAINT privacy_request_four_eyes CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");

-- The years the law asks for (§ 147(3) AO, § 257(4) HGB, § 14b UStG; vouchers 8 years by BEG IV since 2025-01-01), counted from the
-- end of the calendar year. New companies get them from found-company.ts.
INSERT INTO "RetentionClass" ("tenantId", id, key, name, years, "fromYearEnd", "legalBasis", "builtIn")
  SELECT t.id, gen_random_uuid(), c.key, c.name, c.years, true, c.basis, true
  FROM "Tenant" t, (VALUES
    ('books-10', 'Bücher, Inventare, Jahresabschlüsse', 10, '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB'),
    ('vouchers-8', 'Buchungsbelege und Rechnungen', 8, '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB, § 14b UStG'),
    ('letters-6', 'Handels- und Geschäftsbriefe', 6, '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB')) AS c (key, name, years, basis)
  ON CONFLICT DO NOTHING;

-- What the law asks for stays as it is.
CREATE FUNCTION retention_class_is_statutory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."builtIn" THEN RAISE EXCEPTION 'wmos:retention-class.built-in'; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER retention_class_is_statutory BEFORE UPDATE OR DELETE ON "RetentionClass"
  FOR EACH ROW EXECUTE FUNCTION retention_class_is_statutory();

-- The application cannot delete rows of files. Exports about a person expire, and an erased person's photo goes: this door opens only
-- for files of those purposes that nothing refers to any more (foreign keys refuse the rest). Answers the key of the bytes.
CREATE FUNCTION forget_personal_file(the_file uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM "StoredFile" f WHERE f."tenantId" = current_tenant() AND f.id = the_file AND f.purpose IN ('privacy-export', 'employee-photo')
  RETURNING f."storageKey"
$$;
REVOKE ALL ON FUNCTION forget_personal_file(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_personal_file(uuid) TO workmate_runtime;

SELECT force_row_security();

-- Time zone and language of a company are settings like the others, with history and undo. Functions of this database and the sign-in read
-- them in "Tenant", so its columns follow the settings.
CREATE FUNCTION company_follows_setting() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  wanted text := NEW.value #>> '{}';
  earlier text;
BEGIN
  IF NEW.key = 'company.language' THEN
    UPDATE "Tenant" SET language = coalesce(wanted, 'de') WHERE id = NEW."tenantId";
    RETURN NULL;
  END IF;
  wanted := coalesce(wanted, 'Europe/Berlin');
  IF NOT EXISTS (SELECT FROM pg_timezone_names WHERE name = wanted) THEN RAISE EXCEPTION 'wmos:zone.unknown'; END IF;
  SELECT zone INTO earlier FROM "Tenant" WHERE id = NEW."tenantId" FOR UPDATE;
  UPDATE "Tenant" SET zone = wanted WHERE id = NEW."tenantId";
  -- What is due on a day stays due on that day, and a series stays at its time of the clock; one appointment stays the moment it is.
  -- The end of a snooze is a moment too.
  UPDATE "Reminder" SET
    "dueAt" = "dueAt" AT TIME ZONE earlier AT TIME ZONE wanted,
    "seriesStart" = "seriesStart" AT TIME ZONE earlier AT TIME ZONE wanted,
    "nextSpeakAt" = CASE WHEN "snoozedUntil" IS NULL THEN "nextSpeakAt" AT TIME ZONE earlier AT TIME ZONE wanted ELSE "nextSpeakAt" END
  WHERE "tenantId" = NEW."tenantId" AND "completedAt" IS NULL AND ("dueOn" IS NOT NULL OR rrule IS NOT NULL) AND earlier <> wanted;
  RETURN NULL;
END $$;

-- Companies that were founded with others keep them. The record of that is their founding.
SELECT lift_row_security();
ALTER TABLE "Setting" DISABLE TRIGGER USER;
INSERT INTO "Setting" ("tenantId", id, key, value, "updatedAt")
SELECT t.id, gen_random_uuid(), 'company.zone', to_jsonb(t.zone), now() FROM "Tenant" t WHERE t.zone <> 'Europe/Berlin'
UNION ALL
SELECT t.id, gen_random_uuid(), 'company.language', to_jsonb(t.language), now() FROM "Tenant" t WHERE t.language <> 'de';
ALTER TABLE "Setting" ENABLE TRIGGER USER;
SELECT force_row_security();

CREATE TRIGGER company_follows_setting AFTER INSERT OR UPDATE OF value ON "Setting"
  FOR EACH ROW WHEN (NEW.key IN ('company.zone', 'company.language')) EXECUTE FUNCTION company_follows_setting();

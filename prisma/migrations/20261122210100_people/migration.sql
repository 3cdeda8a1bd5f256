-- People: trees without cycles, and the first position and working time of everybody who was there before these were kept.
SELECT lift_row_security();

-- Two harmless changes at the same time could close a circle together, so changes of a tree take turns per company.
CREATE FUNCTION department_tree_has_no_cycle() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW."parentId" IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('departments:' || NEW."tenantId"::text, 0));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW."parentId" AS id
      UNION
      SELECT d."parentId" FROM "Department" d JOIN above a ON a.id = d.id WHERE d."tenantId" = NEW."tenantId" AND d."parentId" IS NOT NULL)
    SELECT FROM above WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'wmos:department.cycle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER department_tree_has_no_cycle BEFORE INSERT OR UPDATE OF "parentId" ON "Department"
  FOR EACH ROW EXECUTE FUNCTION department_tree_has_no_cycle();

CREATE FUNCTION supervision_has_no_cycle() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW."supervisorId" IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('supervision:' || NEW."tenantId"::text, 0));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW."supervisorId" AS id
      UNION
      SELECT e."supervisorId" FROM "Employee" e JOIN above a ON a.id = e.id WHERE e."tenantId" = NEW."tenantId" AND e."supervisorId" IS NOT NULL)
    SELECT FROM above WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'wmos:employee.supervisor-cycle';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supervision_has_no_cycle BEFORE INSERT OR UPDATE OF "supervisorId" ON "Employee"
  FOR EACH ROW WHEN (NEW."supervisorId" IS NOT NULL) EXECUTE FUNCTION supervision_has_no_cycle();

ALTER TABLE "Qualification" ADD CONSTRAINT qualification_level_is_a_step CHECK (level BETWEEN 1 AND 5);
ALTER TABLE "EmployeePosition" ADD CONSTRAINT employee_position_ends_after_start CHECK ("validTo" IS NULL OR "validTo" >= "validFrom");
-- A person has one position on a day.
ALTER TABLE "EmployeePosition" ADD CONSTRAINT employee_position_no_overlap EXCLUDE USING gist (
  "tenantId" WITH =, "employeeId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);
-- The members of a department are asked for by its page and by merging.
CREATE INDEX "DepartmentMembership_tenantId_departmentId_idx" ON "DepartmentMembership" ("tenantId", "departmentId");

INSERT INTO "EmployeePosition" ("tenantId", id, "employeeId", "validFrom", "jobTitle", "departmentId", "departmentName", "supervisorId", "supervisorName")
SELECT e."tenantId", gen_random_uuid(), e.id, e."activeFrom", e."jobTitle", d.id, d.name, s.id, s."firstName" || ' ' || s."lastName"
FROM "Employee" e
LEFT JOIN "Department" d ON d."tenantId" = e."tenantId" AND d.id = e."departmentId"
LEFT JOIN "Employee" s ON s."tenantId" = e."tenantId" AND s.id = e."supervisorId";

-- Weekly minutes spread over Monday to Friday; what cannot be shared falls on Monday.
INSERT INTO "WorkingTimeModel" ("tenantId", id, "employeeId", "validFrom", "minutesMonday", "minutesTuesday", "minutesWednesday", "minutesThursday", "minutesFriday")
SELECT "tenantId", gen_random_uuid(), id, "activeFrom", "weeklyMinutes" / 5 + "weeklyMinutes" % 5, "weeklyMinutes" / 5, "weeklyMinutes" / 5,
  "weeklyMinutes" / 5, "weeklyMinutes" / 5
FROM "Employee";

SELECT force_row_security();

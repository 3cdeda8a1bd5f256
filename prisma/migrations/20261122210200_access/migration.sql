-- Access: the last administrator stays, sessions that look at the company as another role, emergency sign-in.

-- Optimistic lock of the dates.
ALTER TABLE "RoleAssignment" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- The dry run of a mapping reads the last sign-ins.
CREATE INDEX sign_in_claims_latest ON "SignInClaims" ("tenantId", at DESC);
-- Trying a code and ending an employee's earlier ones.
CREATE INDEX break_glass_code_open ON "BreakGlassCode" ("tenantId", "employeeId") WHERE "usedAt" IS NULL;

-- Whoever holds such a grant can give every other role back (`admin.roles.write` in shared/permissions.ts, and the wildcards over it).
CREATE FUNCTION grants_administer(grants text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT grants && ARRAY['*', 'admin.*', 'admin.roles.*', 'admin.roles.write']
$$;

-- Assignments that make an active person an administrator with no end in sight.
CREATE FUNCTION lasting_administrators() RETURNS TABLE ("assignmentId" uuid, "employeeId" uuid) LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT a.id, a."employeeId"
  FROM "RoleAssignment" a
    JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId"
    JOIN "Employee" e ON e."tenantId" = a."tenantId" AND e.id = a."employeeId"
    JOIN "Tenant" t ON t.id = a."tenantId"
  WHERE a."tenantId" = current_tenant() AND grants_administer(r.grants)
    AND a."validTo" IS NULL AND (a."validFrom" IS NULL OR a."validFrom" <= (now() AT TIME ZONE t.zone)::date)
    AND e."activeTo" IS NULL AND e."activeFrom" <= (now() AT TIME ZONE t.zone)::date
$$;

-- The last administrator cannot go, whichever way: role taken or dated, role changed, person deactivated, provider's roles followed.
-- Judged at commit, so that a role may be exchanged for another; those who take one away take turns per company, so that the last two
-- cannot remove each other at the same moment.
CREATE FUNCTION administrator_remains() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  concerned boolean;
BEGIN
  IF TG_TABLE_NAME = 'Role' THEN
    concerned := grants_administer(OLD.grants) AND (TG_OP = 'DELETE' OR NOT grants_administer(NEW.grants));
  ELSIF TG_TABLE_NAME = 'RoleAssignment' THEN
    concerned := OLD."validTo" IS NULL
      AND EXISTS (SELECT FROM "Role" WHERE "tenantId" = OLD."tenantId" AND id = OLD."roleId" AND grants_administer(grants));
  ELSE
    concerned := EXISTS (SELECT FROM "RoleAssignment" a JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId"
      WHERE a."tenantId" = OLD."tenantId" AND a."employeeId" = OLD.id AND a."validTo" IS NULL AND grants_administer(r.grants));
  END IF;
  IF NOT concerned THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators:' || OLD."tenantId"::text, 0));
  IF NOT EXISTS (SELECT FROM lasting_administrators()) THEN
    RAISE EXCEPTION 'wmos:role.last-administrator';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER administrator_remains AFTER UPDATE OR DELETE ON "RoleAssignment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION administrator_remains();
CREATE CONSTRAINT TRIGGER administrator_remains AFTER UPDATE OF grants OR DELETE ON "Role"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION administrator_remains();
CREATE CONSTRAINT TRIGGER administrator_remains AFTER UPDATE OF "activeFrom", "activeTo" ON "Employee"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION administrator_remains();

-- How long sessions live is a setting of the installation; never longer than 8 hours without a request and 7 days in all.
CREATE FUNCTION session_limit(the_key text, most int) RETURNS int LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT least(most, coalesce((SELECT (value #>> '{}')::int FROM "InstallationSetting" WHERE key = the_key AND jsonb_typeof(value) = 'number'), most))
$$;

-- A session may look at the company as one of its roles would see it; what that role allows is narrowed to the person's own rights by
-- the application. An emergency session says so, so that it ends with the switch that allows it.
CREATE OR REPLACE FUNCTION authenticate_session(the_session uuid, idle interval DEFAULT '8 hours') RETURNS jsonb LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  s "Session";
  member uuid;
  actor jsonb;
  view_as jsonb;
BEGIN
  SELECT * INTO s FROM "Session" WHERE id = the_session AND "revokedAt" IS NULL AND "expiresAt" > now()
    AND "lastSeenAt" > now() - least(idle, make_interval(mins => session_limit('security.session-idle-minutes', 480)))
    AND "createdAt" > now() - make_interval(days => session_limit('security.session-days', 7));
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s."lastSeenAt" < now() - interval '1 minute' THEN
    UPDATE "Session" SET "lastSeenAt" = now() WHERE id = s.id;
  END IF;
  IF s."tenantId" IS NOT NULL THEN
    PERFORM set_config('app.tenant_id', s."tenantId"::text, true);
    SELECT "employeeId" INTO member FROM "Membership" WHERE "tenantId" = s."tenantId" AND "userId" = s."userId";
    actor := actor_of_employee(member);
    IF s."viewAsRoleId" IS NOT NULL THEN
      SELECT jsonb_build_object('roleId', r.id, 'key', r.key, 'name', r.name, 'grants', to_jsonb(r.grants)) INTO view_as
      FROM "Role" r WHERE r."tenantId" = s."tenantId" AND r.id = s."viewAsRoleId";
    END IF;
  END IF;
  RETURN coalesce(actor, '{}'::jsonb) || jsonb_build_object('sessionId', s.id, 'userId', s."userId", 'tenantId', s."tenantId",
    'accessExpiresAt', s."accessExpiresAt", 'expiresAt', s."expiresAt", 'isBreakGlass', s."isBreakGlass", 'viewAs', view_as);
END $$;

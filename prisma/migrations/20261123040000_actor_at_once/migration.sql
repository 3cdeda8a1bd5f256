-- Who somebody is and what they may do is asked with every request. In PL/pgSQL the plans are kept, and the roles are read once:
-- less than half the time. The keys of the roles were read by nobody and are gone.
CREATE OR REPLACE FUNCTION actor_of_employee(the_employee uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = public AS $$
DECLARE
  company uuid := current_tenant();
  person record;
  granted text[];
BEGIN
  SELECT e.id, e."firstName" || ' ' || e."lastName" AS name, e."activeFrom", e."activeTo", t.slug, t.name AS "tenantName", t.zone, t.language,
    t.currency, t."disabledModules", (now() AT TIME ZONE t.zone)::date AS today INTO person
  FROM "Employee" e JOIN "Tenant" t ON t.id = e."tenantId"
  WHERE e."tenantId" = company AND e.id = the_employee;
  IF NOT FOUND OR person."activeFrom" > person.today OR person."activeTo" < person.today THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT permission) INTO granted
  FROM "RoleAssignment" a JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId", unnest(r.grants) AS permission
  WHERE a."tenantId" = company AND a."employeeId" = the_employee
    AND (a."validFrom" IS NULL OR a."validFrom" <= person.today) AND (a."validTo" IS NULL OR a."validTo" >= person.today);
  RETURN jsonb_build_object(
    'employeeId', person.id, 'name', person.name,
    'tenant', jsonb_build_object('id', company, 'slug', person.slug, 'name', person."tenantName", 'zone', person.zone, 'language', person.language,
      'currency', person.currency, 'disabledModules', to_jsonb(person."disabledModules")),
    'grants', to_jsonb(coalesce(granted, '{}')));
END $$;

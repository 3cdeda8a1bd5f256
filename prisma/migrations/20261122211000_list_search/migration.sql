-- Search inside one list: ids of the records of a kind that have the words, the newest thousand. Lists filter by them, because the pattern
-- of an ILIKE is compared row by row behind row-level security, whatever index there is.
CREATE FUNCTION search_ids(the_kind text, q text, most int DEFAULT 1000) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := current_tenant();
  asked text := search_fold(q);
  query tsquery := search_query(q);
  -- A last word of one or two letters only narrows, as in search_matches.
  narrow text := substring(asked FROM ' (\S{1,2})$');
  ids uuid[];
BEGIN
  IF asked = '' THEN RETURN '{}'; END IF;
  FOR attempt IN 1 .. 2 LOOP
    SELECT (array_agg(m.id ORDER BY m.id DESC))[1:most] INTO ids FROM (
      SELECT e."entityId" AS id FROM "SearchEntry" e
        WHERE e."tenantId" = tenant AND e.words @@ query AND e.kind = the_kind AND search_narrows(e.folded, e.words, narrow)
      UNION
      (SELECT e."entityId" FROM "SearchEntry" e WHERE e."tenantId" = tenant AND e.folded LIKE asked || '%' AND e.kind = the_kind LIMIT most)) m;
    EXIT WHEN ids IS NOT NULL OR length(asked) < 4;
    query := search_query_forgiving(tenant, asked);
    EXIT WHEN query IS NULL;
  END LOOP;
  RETURN coalesce(ids, '{}');
END $$;
REVOKE ALL ON FUNCTION search_ids(text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_ids(text, text, int) TO workmate_runtime;

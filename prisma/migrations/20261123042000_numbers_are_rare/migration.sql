-- Whoever looks for a document types its number. Such a word leads to few rows, so it alone is looked up in the index and its rows are
-- held against the other words: `RE` of `RE-00999` stands in every invoice. (Years and other short numbers are not rare.)
CREATE OR REPLACE FUNCTION search_ids(the_kind text, q text, most int DEFAULT 1000) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := current_tenant();
  asked text := search_fold(q);
  query tsquery := search_query(q);
  numbers text := array_to_string(ARRAY(SELECT word FROM unnest((string_to_array(asked, ' '))[1:8]) AS word WHERE word ~ '\d' AND length(word) > 4), ' ');
  seek tsquery := CASE WHEN numbers = '' THEN query ELSE search_query(numbers) END;
  -- A last word of one or two letters only narrows, as in search_matches.
  narrow text := substring(asked FROM ' (\S{1,2})$');
  ids uuid[];
BEGIN
  IF asked = '' THEN RETURN '{}'; END IF;
  FOR attempt IN 1 .. 2 LOOP
    -- As a function, the whole query is looked up in no index.
    SELECT (array_agg(m.id ORDER BY m.id DESC))[1:most] INTO ids FROM (
      SELECT e."entityId" AS id FROM "SearchEntry" e
        WHERE e."tenantId" = tenant AND e.words @@ seek AND e.kind = the_kind AND ts_match_vq(e.words, query)
          AND (narrow IS NULL OR search_narrows(e.folded, e.words, narrow))
      UNION
      (SELECT e."entityId" FROM "SearchEntry" e WHERE e."tenantId" = tenant AND e.folded LIKE asked || '%' AND e.kind = the_kind LIMIT most)) m;
    EXIT WHEN ids IS NOT NULL OR length(asked) < 4;
    query := search_query_forgiving(tenant, asked);
    EXIT WHEN query IS NULL;
    seek := query;
  END LOOP;
  RETURN coalesce(ids, '{}');
END $$;

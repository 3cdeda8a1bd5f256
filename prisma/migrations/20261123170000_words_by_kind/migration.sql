-- Lists search one kind of record. In one index for all kinds, most of what a beginning of a word leads to is of others and was read in
-- vain: a number like 117 begins words in thousands of invoices and payments, but in a few customers. Each kind gets an index of its own.
-- Of words alone: with the company in front, each hit was looked up once more among all entries of the company, which took ten
-- times as long as reading those of some other companies and leaving them.
-- The migration of a new kind calls this.
CREATE FUNCTION search_index_for(the_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE INDEX %I ON "SearchEntry" USING gin (words) WHERE kind = %L', 'search_entry_words_' || lower(the_kind), the_kind);
END $$;

SELECT search_index_for(kind) FROM unnest(ARRAY['Contact', 'Customer', 'Department', 'Document', 'Employee', 'Invoice', 'Payment', 'Project']) AS kind;
DROP INDEX search_entry_words;

-- Numbers of a search: words with a digit that are long enough to be rare. Null without any.
CREATE FUNCTION search_query_of_numbers(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search_query(string_agg(word, ' ')) FROM unnest((string_to_array(asked, ' '))[1:8]) AS word WHERE word ~ '\d' AND length(word) > 4
$$;

-- As before, but each wanted kind is looked up in its own index, and only by the number where there is one. Written out for the wanted
-- kinds: an index of one kind serves a condition that names it.
CREATE OR REPLACE FUNCTION search_matches(query tsquery, asked text, kinds text[], restricted text[], allowed uuid[], hidden uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  -- A last word of one or two letters only narrows: its beginnings would be half the dictionary.
  narrow text := substring(asked FROM ' (\S{1,2})$');
  seek tsquery := coalesce(search_query_of_numbers(asked), query);
  has_words text := (SELECT string_agg(format('e.kind = %L AND e.words @@ $9', kind), ' OR ') FROM unnest(kinds) AS kind);
  ids uuid[];
BEGIN
  EXECUTE format($sql$
    SELECT (array_agg(h.id ORDER BY h.near DESC, h.id))[1:1000] FROM (
      SELECT m.id, CASE WHEN m.folded LIKE $2 || '%%' THEN 8 ELSE 0 END + CASE WHEN strpos(' ' || m.folded, ' ' || split_part($2, ' ', 1)) > 0 THEN 4 ELSE 0 END
        + CASE m.kind WHEN 'Customer' THEN 2 WHEN 'Project' THEN 2 WHEN 'Employee' THEN 2 WHEN 'Payment' THEN 0 ELSE 1 END AS near
      FROM (
        (SELECT e.id, e.kind, e.folded FROM "SearchEntry" e
          WHERE e."tenantId" = $3 AND (%s) AND (e.kind <> ALL ($4) OR e."entityId" = ANY ($5)) AND e."entityId" <> ALL ($6)
            AND ($9 = $1 OR ts_match_vq(e.words, $1)) AND ($7 IS NULL OR search_narrows(e.folded, e.words, $7)) LIMIT 3000)
        UNION
        (SELECT e.id, e.kind, e.folded FROM "SearchEntry" e
          WHERE e."tenantId" = $3 AND e.folded LIKE $2 || '%%' AND e.kind = ANY ($8) AND (e.kind <> ALL ($4) OR e."entityId" = ANY ($5))
            AND e."entityId" <> ALL ($6) LIMIT 200)) m) h $sql$, has_words)
    INTO ids USING query, asked, current_tenant(), restricted, allowed, hidden, narrow, kinds, seek;
  RETURN ids;
END $$;

-- As before, but names that begin with what was asked for are looked up only where the index of words may not know them: for one or two
-- letters, which are words of their own there, and when nothing has the words.
CREATE OR REPLACE FUNCTION search_ids(the_kind text, q text, most int DEFAULT 1000) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := current_tenant();
  asked text := search_fold(q);
  query tsquery := search_query(q);
  seek tsquery := coalesce(search_query_of_numbers(asked), query);
  -- A last word of one or two letters only narrows, as in search_matches.
  narrow text := substring(asked FROM ' (\S{1,2})$');
  ids uuid[];
BEGIN
  IF asked = '' THEN RETURN '{}'; END IF;
  FOR attempt IN 1 .. 2 LOOP
    -- As a function, the whole query is looked up in no index; it need not be compared where it was looked up.
    SELECT (array_agg(e."entityId" ORDER BY e."entityId" DESC))[1:most] INTO ids FROM "SearchEntry" e
      WHERE e."tenantId" = tenant AND e.words @@ seek AND e.kind = the_kind AND (seek = query OR ts_match_vq(e.words, query))
        AND (narrow IS NULL OR search_narrows(e.folded, e.words, narrow));
    IF ids IS NULL OR length(asked) < 3 THEN
      SELECT (array_agg(m.id ORDER BY m.id DESC))[1:most] INTO ids FROM (
        SELECT unnest(ids) AS id
        UNION
        (SELECT e."entityId" FROM "SearchEntry" e WHERE e."tenantId" = tenant AND e.folded LIKE asked || '%' AND e.kind = the_kind LIMIT most)) m;
    END IF;
    EXIT WHEN ids IS NOT NULL OR length(asked) < 4;
    query := search_query_forgiving(tenant, asked);
    EXIT WHEN query IS NULL;
    seek := query;
  END LOOP;
  RETURN coalesce(ids, '{}');
END $$;

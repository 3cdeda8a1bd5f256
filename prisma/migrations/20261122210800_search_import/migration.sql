-- Search over all records, and what an import needs to remember.
SELECT lift_row_security();

ALTER TABLE "SearchEntry" ADD COLUMN "number" TEXT, ADD COLUMN "folded" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ImportRun" ADD COLUMN "options" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "unchanged" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "dryRun" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "ImportRun_tenantId_createdAt_idx" ON "ImportRun"("tenantId", "createdAt");

CREATE TABLE "ImportBatch" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "firstRow" INTEGER NOT NULL,
    "failures" JSONB NOT NULL,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE UNIQUE INDEX "ImportBatch_tenantId_runId_firstRow_key" ON "ImportBatch"("tenantId", "runId", "firstRow");
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_tenantId_runId_fkey" FOREIGN KEY ("tenantId", "runId") REFERENCES "ImportRun"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT protect_tenant_table('"ImportBatch"');
-- Wrong rows of other people's data have no place in a log that cannot forget.
SELECT audit_tenant_table('"ImportBatch"', 'failures');

CREATE TABLE "SearchWord" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE INDEX "SearchWord_tenantId_word_idx" ON "SearchWord"("tenantId", "word");
SELECT protect_tenant_table('"SearchWord"');
-- The new tables too, for what is written below for every company.
SELECT lift_row_security();

-- ---------------------------------------------------------------------------------------------------------------
-- Text as it is compared: lower case, no accents, no punctuation. Does not depend on the locale of the cluster: accents
-- are taken off before lower(), and everything beyond ASCII that is no known punctuation counts as a letter.
CREATE FUNCTION search_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(lower(translate(
    replace(replace(replace(regexp_replace(normalize(coalesce(value, ''), NFKD), '[\u0300-\u036F]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øØłŁđĐı', 'oOlLdDi')),
    '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2000-\u206F\u20A0-\u20CF\u3000-\u303F\uE000-\uF8FF]+', ' ', 'g'))
$$;
-- Umlauts written out, as in addresses of mail and web: Müller is found by Mueller and the other way round.
CREATE FUNCTION search_fold_written_out(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search_fold(replace(replace(replace(replace(replace(replace(normalize(coalesce(value, ''), NFC), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'))
$$;

-- Plain words, German and English stems. A: title and number, B: what stands below the title, D: the text.
CREATE FUNCTION search_words(title text, number text, subtitle text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  head text := search_fold(concat_ws(' ', title, number));
  below text := search_fold(subtitle);
  content text := search_fold(body);
BEGIN
  RETURN setweight(to_tsvector('simple', concat_ws(' ', head, search_fold_written_out(title), replace(search_fold(number), ' ', ''))), 'A')
    || setweight(to_tsvector('german', head) || to_tsvector('english', head), 'A')
    || setweight(to_tsvector('simple', below || ' ' || search_fold_written_out(subtitle)), 'B')
    || to_tsvector('simple', content) || to_tsvector('german', content) || to_tsvector('english', content);
EXCEPTION WHEN program_limit_exceeded THEN
  -- A text of many thousand different words (a price list, a table): its beginning must do.
  RETURN search_words(title, number, subtitle, left(body, length(body) / 2));
END $$;

-- Words of a search, all of which must be there. From three letters on the beginning of a word will do.
CREATE FUNCTION search_query(q text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text[] := string_to_array(search_fold(q), ' ');
  written_out text[] := string_to_array(search_fold_written_out(q), ' ');
  parts tsquery;
  part tsquery;
  word text;
BEGIN
  FOR i IN 1 .. least(cardinality(folded), 8) LOOP
    word := folded[i];
    CONTINUE WHEN word = '' OR (length(word) < 3 AND i = cardinality(folded) AND i > 1);
    part := (quote_literal(word) || CASE WHEN length(word) < 3 THEN '' ELSE ':*' END)::tsquery
      || to_tsquery('german', quote_literal(word)) || to_tsquery('english', quote_literal(word));
    IF written_out[i] <> word THEN part := part || (quote_literal(written_out[i]) || ':*')::tsquery; END IF;
    parts := CASE WHEN parts IS NULL THEN part ELSE parts && part END;
  END LOOP;
  RETURN parts;
END $$;

-- ---------------------------------------------------------------------------------------------------------------
-- Writing. A module makes its table findable by one call of make_searchable with expressions over the row `r`; rows are
-- written set by set after each statement, and only when what they say has changed.
CREATE FUNCTION make_searchable(tab regclass, title text, number text DEFAULT 'NULL', subtitle text DEFAULT 'NULL', body text DEFAULT '''''', shown text DEFAULT 'true')
RETURNS void LANGUAGE plpgsql AS $make$
DECLARE kind text := (SELECT relname FROM pg_class WHERE oid = tab);
BEGIN
  EXECUTE format($sql$
    CREATE FUNCTION %I(the_tenant uuid, the_ids uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public AS $body$
    BEGIN
      DELETE FROM "SearchEntry" s USING %s r
        WHERE s."tenantId" = the_tenant AND s.kind = %L AND s."entityId" = ANY (the_ids) AND r."tenantId" = the_tenant AND r.id = s."entityId" AND NOT (%s);
      WITH written AS (
      INSERT INTO "SearchEntry" AS s ("tenantId", id, kind, "entityId", title, number, subtitle, body, folded, words, "updatedAt")
      SELECT e."tenantId", gen_random_uuid(), %L, e.id, e.title, e.number, e.subtitle, e.body,
        search_fold(concat_ws(' ', e.title, e.number, e.subtitle)), search_words(e.title, e.number, e.subtitle, e.body), now()
      FROM (SELECT r."tenantId", r.id, coalesce(%s, '') AS title, %s AS number, nullif(%s, '') AS subtitle, left(coalesce(%s, ''), 100000) AS body
        FROM %s r WHERE r."tenantId" = the_tenant AND r.id = ANY (the_ids) AND (%s)) e
      WHERE NOT EXISTS (SELECT FROM "SearchEntry" o WHERE o."tenantId" = the_tenant AND o.kind = %L AND o."entityId" = e.id
        AND (o.title, o.number, o.subtitle, o.body) IS NOT DISTINCT FROM (e.title, e.number, e.subtitle, e.body))
      ON CONFLICT ("tenantId", kind, "entityId") DO UPDATE SET title = excluded.title, number = excluded.number, subtitle = excluded.subtitle,
        body = excluded.body, folded = excluded.folded, words = excluded.words, "updatedAt" = excluded."updatedAt"
      RETURNING s."tenantId", s.words)
      -- No unique index here: two transactions that meet the same new words must not wait for each other.
      INSERT INTO "SearchWord" ("tenantId", id, word)
      SELECT w."tenantId", gen_random_uuid(), w.word
      FROM (SELECT DISTINCT written."tenantId", l.word FROM written, unnest(tsvector_to_array(written.words)) l(word) WHERE l.word ~ '^\D{4,30}$') w
      WHERE NOT EXISTS (SELECT FROM "SearchWord" o WHERE o."tenantId" = w."tenantId" AND o.word = w.word);
    END $body$
  $sql$, 'search_' || kind, tab, kind, shown, kind, title, number, subtitle, body, tab, shown, kind);
  EXECUTE format('CREATE TRIGGER searchable_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_entries_follow(%L, ''id'')', tab, kind);
  EXECUTE format('CREATE TRIGGER searchable_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_entries_follow(%L, ''id'')', tab, kind);
  EXECUTE format('CREATE TRIGGER searchable_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_entries_go(%L)', tab, kind);
  EXECUTE format('SELECT %I("tenantId", array_agg(id)) FROM %s GROUP BY "tenantId"', 'search_' || kind, tab);
END $make$;
REVOKE ALL ON FUNCTION make_searchable(regclass, text, text, text, text, text) FROM PUBLIC;

-- Arguments: kind of the entries, column of the changed rows that names their record.
CREATE FUNCTION search_entries_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT %I("tenantId", array_agg(DISTINCT %I)) FROM changed WHERE %I IS NOT NULL GROUP BY "tenantId"', 'search_' || TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
  RETURN NULL;
END $$;
CREATE FUNCTION search_entries_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchEntry" s USING changed c WHERE s."tenantId" = c."tenantId" AND s.kind = TG_ARGV[0] AND s."entityId" = c.id;
  RETURN NULL;
END $$;
-- Arguments: column that was changed, table of the entries, its column that names the changed row.
CREATE FUNCTION search_entries_follow_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT %I(r."tenantId", array_agg(r.id)) FROM %I r JOIN changed c ON c."tenantId" = r."tenantId" AND c.id = r.%I
    JOIN before b ON b."tenantId" = c."tenantId" AND b.id = c.id WHERE b.%I IS DISTINCT FROM c.%I GROUP BY r."tenantId"',
    'search_' || TG_ARGV[1], TG_ARGV[1], TG_ARGV[2], TG_ARGV[0], TG_ARGV[0]);
  RETURN NULL;
END $$;
-- Rows of a part (lines, addresses, versions) say what their record is found by.
CREATE FUNCTION search_covers_part(part regclass, kind text, the_column text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE event text;
BEGIN
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_entries_follow(%L, %L)',
      lower('searchable_' || event), event, part, CASE event WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END, kind, the_column);
  END LOOP;
END $$;
-- Entries of a kind name another record (a project its customer) and follow its name.
CREATE FUNCTION search_follows_name(tab regclass, the_column text, kind text, reference text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %s REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_entries_follow_name(%L, %L, %L)',
    lower('searchable_in_' || kind), tab, the_column, kind, reference);
END $$;
REVOKE ALL ON FUNCTION search_covers_part(regclass, text, text), search_follows_name(regclass, text, text, text) FROM PUBLIC;

-- Never in here: private and payroll data, cost and hourly rates, budgets.
SELECT make_searchable('"Customer"', 'r.name', 'r.number', '(SELECT a.city FROM "CustomerAddress" a WHERE a."tenantId" = r."tenantId" AND a."customerId" = r.id ORDER BY a.kind LIMIT 1)',
  $$concat_ws(' · ', r."vatId", r.email, r."invoiceEmail", r.phone, r.website,
    (SELECT string_agg(concat_ws(' ', a.addition, a.street, a."postalCode", a.city), ' · ' ORDER BY a.kind) FROM "CustomerAddress" a WHERE a."tenantId" = r."tenantId" AND a."customerId" = r.id), r.notes)$$);
SELECT search_covers_part('"CustomerAddress"', 'Customer', 'customerId');
SELECT make_searchable('"Contact"', $$concat_ws(' ', r."firstName", r."lastName")$$, 'NULL',
  '(SELECT c.name FROM "Customer" c WHERE c."tenantId" = r."tenantId" AND c.id = r."customerId")', $$concat_ws(' · ', r.position, r.email, r.phone)$$);
SELECT make_searchable('"Project"', 'r.name', 'r.number', '(SELECT c.name FROM "Customer" c WHERE c."tenantId" = r."tenantId" AND c.id = r."customerId")', 'r.description');
SELECT make_searchable('"Invoice"',
  'coalesce(r.number, (SELECT c.name FROM "Customer" c WHERE c."tenantId" = r."tenantId" AND c.id = r."customerId"))', 'r.number',
  '(SELECT c.name FROM "Customer" c WHERE c."tenantId" = r."tenantId" AND c.id = r."customerId" AND r.number IS NOT NULL)',
  $$concat_ws(' · ', r."orderReference", r."buyerReference",
    (SELECT string_agg(concat_ws(' ', l.description, l.details), ' · ' ORDER BY l.position) FROM "InvoiceLine" l WHERE l."tenantId" = r."tenantId" AND l."invoiceId" = r.id), r."introText", r."closingText")$$);
SELECT search_covers_part('"InvoiceLine"', 'Invoice', 'invoiceId');
SELECT make_searchable('"Payment"', '(SELECT c.name FROM "Customer" c WHERE c."tenantId" = r."tenantId" AND c.id = r."customerId")', 'r.reference',
  $$to_char(r."receivedOn", 'YYYY-MM-DD')$$, $$concat_ws(' · ', r.note, replace(r.amount::text, '.', ','))$$);
SELECT make_searchable('"Employee"', $$concat_ws(' ', r."firstName", r."lastName")$$, 'r.number', 'r."jobTitle"',
  $$concat_ws(' · ', r."workEmail", r.phone, r."mobilePhone", (SELECT d.name FROM "Department" d WHERE d."tenantId" = r."tenantId" AND d.id = r."departmentId"))$$);
SELECT make_searchable('"Department"', 'r.name', 'r.code', 'NULL', 'r."costCentre"');
SELECT make_searchable('"Document"', 'r.title', 'NULL', 'r.correspondent',
  $$concat_ws(' · ', r.note, (SELECT v."textContent" FROM "DocumentVersion" v WHERE v."tenantId" = r."tenantId" AND v."documentId" = r.id ORDER BY v."versionNo" DESC LIMIT 1))$$,
  'r."trashedAt" IS NULL');
SELECT search_covers_part('"DocumentVersion"', 'Document', 'documentId');
SELECT search_follows_name('"Customer"', 'name', 'Contact', 'customerId');
SELECT search_follows_name('"Customer"', 'name', 'Project', 'customerId');
SELECT search_follows_name('"Customer"', 'name', 'Invoice', 'customerId');
SELECT search_follows_name('"Customer"', 'name', 'Payment', 'customerId');
SELECT search_follows_name('"Department"', 'name', 'Employee', 'departmentId');

-- ---------------------------------------------------------------------------------------------------------------
-- Indexes that begin with the company, so that one company's search does not wade through the others' words.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS btree_gin;
  CREATE INDEX search_entry_words ON "SearchEntry" USING gin ("tenantId", words);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'btree_gin is not available: search of several companies shares one index';
  CREATE INDEX search_entry_words ON "SearchEntry" USING gin (words);
END $$;
CREATE INDEX search_entry_begins ON "SearchEntry" ("tenantId", folded text_pattern_ops);

-- Row-level security would have every entry of the company compared before a word is looked up: @@ and %> are not leakproof, so no
-- index serves them behind a policy. The functions below run as the owner, who sees the entries of all companies and
-- names the company of the transaction in the query itself.
CREATE POLICY search_functions ON "SearchEntry" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY search_functions ON "SearchWord" FOR SELECT TO CURRENT_USER USING (true);

-- The query with each word replaced by words that occur and are spelt like it or contain it (German compounds); null when nothing comes
-- near, and where pg_trgm is missing.
DO $do$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX search_word_spelling ON "SearchWord" USING gin (word gin_trgm_ops);
  CREATE FUNCTION search_query_forgiving(tenant uuid, asked text) RETURNS tsquery
  LANGUAGE plpgsql STABLE SET pg_trgm.similarity_threshold = 0.35 SET plan_cache_mode = force_custom_plan AS $$
  DECLARE
    parts tsquery;
    part tsquery;
    the_word text;
    near text;
  BEGIN
    FOREACH the_word IN ARRAY (string_to_array(asked, ' '))[1:6] LOOP
      part := (quote_literal(the_word) || CASE WHEN length(the_word) < 3 THEN '' ELSE ':*' END)::tsquery;
      IF length(the_word) > 3 AND the_word !~ '\d' THEN
        FOR near IN
          SELECT w.word FROM "SearchWord" w WHERE w."tenantId" = tenant AND (w.word % the_word OR w.word LIKE '%' || the_word || '%')
          GROUP BY w.word ORDER BY w.word LIKE '%' || the_word || '%' DESC, similarity(w.word, the_word) DESC LIMIT 8
        LOOP
          part := part || quote_literal(near)::tsquery;
        END LOOP;
      END IF;
      parts := CASE WHEN parts IS NULL THEN part ELSE parts && part END;
    END LOOP;
    RETURN parts;
  END $$;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available: search does not forgive typing errors';
  CREATE FUNCTION search_query_forgiving(tenant uuid, asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::tsquery $$;
END $do$;

-- Whether a short last word begins a word of the record. A function, so that the planner looks it up in no index.
CREATE FUNCTION search_narrows(folded text, words tsvector, narrow text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN narrow IS NULL OR strpos(' ' || folded, ' ' || narrow) > 0 OR words @@ (quote_literal(narrow) || ':*')::tsquery;
END $$;

-- Up to a thousand matches, nearest first: by how the title begins, then by kind. Cheap on purpose: three thousand are looked at.
CREATE FUNCTION search_matches(query tsquery, asked text, kinds text[], restricted text[], allowed uuid[], hidden uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := current_tenant();
  -- A last word of one or two letters only narrows: its beginnings would be half the dictionary.
  narrow text := substring(asked FROM ' (\S{1,2})$');
  ids uuid[];
BEGIN
  SELECT (array_agg(h.id ORDER BY h.near DESC, h.id))[1:1000] INTO ids FROM (
    SELECT m.id, CASE WHEN m.folded LIKE asked || '%' THEN 8 ELSE 0 END + CASE WHEN strpos(' ' || m.folded, ' ' || split_part(asked, ' ', 1)) > 0 THEN 4 ELSE 0 END
      + CASE m.kind WHEN 'Customer' THEN 2 WHEN 'Project' THEN 2 WHEN 'Employee' THEN 2 WHEN 'Payment' THEN 0 ELSE 1 END AS near
    FROM (
      (SELECT e.id, e.kind, e.folded FROM "SearchEntry" e
        WHERE e."tenantId" = tenant AND e.words @@ query AND e.kind = ANY (kinds) AND (e.kind <> ALL (restricted) OR e."entityId" = ANY (allowed))
          AND e."entityId" <> ALL (hidden) AND search_narrows(e.folded, e.words, narrow) LIMIT 3000)
      UNION
      (SELECT e.id, e.kind, e.folded FROM "SearchEntry" e
        WHERE e."tenantId" = tenant AND e.folded LIKE asked || '%' AND e.kind = ANY (kinds) AND (e.kind <> ALL (restricted) OR e."entityId" = ANY (allowed))
          AND e."entityId" <> ALL (hidden) LIMIT 200)) m) h;
  RETURN ids;
END $$;

-- One page of what the search finds, best first. `restricted` kinds only with their ids in `allowed`; never an id of `hidden`.
-- Weighing words costs, so the order is exact among the nearest hundred; `total` stops at a thousand.
CREATE FUNCTION search_records(q text, kinds text[], restricted text[], allowed uuid[], hidden uuid[], max_rows int, skip_rows int)
RETURNS TABLE (kind text, "entityId" uuid, title text, number text, subtitle text, fragment text, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := current_tenant();
  asked text := search_fold(q);
  query tsquery := search_query(q);
  ids uuid[];
BEGIN
  IF asked = '' OR query IS NULL THEN RETURN; END IF;
  ids := search_matches(query, asked, kinds, restricted, allowed, hidden);
  IF ids IS NULL AND length(asked) > 3 THEN
    query := search_query_forgiving(tenant, asked);
    IF query IS NOT NULL THEN ids := search_matches(query, asked, kinds, restricted, allowed, hidden); END IF;
  END IF;
  RETURN QUERY
    WITH best AS (
      SELECT e.id, ts_rank('{0.05, 0.2, 0.4, 1}', e.words, query)
        + CASE WHEN search_fold(e.title) = asked OR search_fold(e.number) = asked THEN 3 WHEN e.folded LIKE asked || '%' THEN 1.5 ELSE 0 END
        - CASE e.kind WHEN 'Payment' THEN 0.3 WHEN 'Contact' THEN 0.1 ELSE 0 END AS rank
      FROM "SearchEntry" e WHERE e."tenantId" = tenant AND e.id = ANY (ids[1:100])),
    page AS (
      SELECT m.id, row_number() OVER (ORDER BY b.rank DESC NULLS LAST, m.place) AS place
      FROM unnest(ids) WITH ORDINALITY AS m(id, place) LEFT JOIN best b ON b.id = m.id
      ORDER BY b.rank DESC NULLS LAST, m.place LIMIT max_rows OFFSET skip_rows)
    SELECT e.kind, e."entityId", e.title, e.number, e.subtitle, CASE WHEN e.body = '' THEN NULL ELSE search_fragment(e.body, asked, query) END,
      cardinality(ids)::bigint
    FROM page p JOIN "SearchEntry" e ON e."tenantId" = tenant AND e.id = p.id
    ORDER BY p.place;
END $$;

-- The place in a text where the words are, hits between U+E000 and U+E001; null when they are only in the title.
CREATE FUNCTION search_fragment(body text, asked text, query tsquery) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  at int;
  shown text;
BEGIN
  -- Only around the first hit: cutting a whole contract into words for one line takes too long while somebody types.
  SELECT min(nullif(strpos(lower(body), left(w, greatest(3, length(w) - 2))), 0)) INTO at FROM unnest(string_to_array(asked, ' ')) w WHERE length(w) > 1;
  shown := ts_headline('german', translate(substring(body FROM greatest(1, coalesce(at, 1) - 200) FOR 3000), U&'\E000\E001', ''), query,
    U&'StartSel=\E000, StopSel=\E001, MaxFragments=1, MaxWords=24, MinWords=10');
  RETURN CASE WHEN strpos(shown, U&'\E000') > 0 THEN shown END;
END $$;
REVOKE ALL ON FUNCTION search_records(text, text[], text[], uuid[], uuid[], int, int), search_matches(tsquery, text, text[], text[], uuid[], uuid[]),
  search_query_forgiving(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_records(text, text[], text[], uuid[], uuid[], int, int) TO workmate_runtime;

SELECT force_row_security();

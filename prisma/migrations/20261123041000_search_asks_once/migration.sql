-- A word is looked for by how it begins and by its German and English stem. A stem that begins like the word finds nothing more,
-- but the index was read for it as well: a search for two words takes two thirds of the time without.
CREATE OR REPLACE FUNCTION search_query(q text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text[] := string_to_array(search_fold(q), ' ');
  written_out text[] := string_to_array(search_fold_written_out(q), ' ');
  parts tsquery;
  part tsquery;
  stem tsquery;
  word text;
BEGIN
  FOR i IN 1 .. least(cardinality(folded), 8) LOOP
    word := folded[i];
    CONTINUE WHEN word = '' OR (length(word) < 3 AND i = cardinality(folded) AND i > 1);
    part := (quote_literal(word) || CASE WHEN length(word) < 3 THEN '' ELSE ':*' END)::tsquery;
    FOREACH stem IN ARRAY ARRAY[to_tsquery('german', quote_literal(word)), to_tsquery('english', quote_literal(word))] LOOP
      CONTINUE WHEN stem::text = quote_literal(word) OR (length(word) >= 3 AND starts_with(stem::text, '''' || word)) OR stem <@ part;
      part := part || stem;
    END LOOP;
    IF written_out[i] <> word THEN part := part || (quote_literal(written_out[i]) || ':*')::tsquery; END IF;
    parts := CASE WHEN parts IS NULL THEN part ELSE parts && part END;
  END LOOP;
  RETURN parts;
END $$;

-- Projects are listed by name: read in that order, instead of all and put in order then.
CREATE INDEX "Project_tenantId_name_id_idx" ON "Project"("tenantId", "name", "id");

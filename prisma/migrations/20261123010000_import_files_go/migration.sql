-- The file of an import is kept while it is of use, and goes with the person it may name.
ALTER TABLE "ImportRun" ALTER COLUMN "fileId" DROP NOT NULL;

CREATE OR REPLACE FUNCTION forget_personal_file(the_file uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM "StoredFile" f WHERE f."tenantId" = current_tenant() AND f.id = the_file AND f.purpose IN ('privacy-export', 'employee-photo', 'import')
  RETURNING f."storageKey"
$$;

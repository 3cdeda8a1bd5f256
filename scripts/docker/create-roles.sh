#!/bin/bash
# Runs once, when the database volume is empty: the owner migrates, the runtime login works under row-level security.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=owner_password="$WORKMATE_OWNER_PASSWORD" --set=app_password="$WORKMATE_APP_PASSWORD" <<'SQL'
CREATE ROLE workmate_runtime NOLOGIN;
CREATE ROLE workmate_owner LOGIN CREATEROLE PASSWORD :'owner_password';
CREATE ROLE workmate_app LOGIN PASSWORD :'app_password';
GRANT workmate_runtime TO workmate_app;
GRANT workmate_runtime TO workmate_owner WITH ADMIN OPTION;
CREATE DATABASE workmateos OWNER workmate_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'und';
SQL

-- The audit page reads newest first, by (at, id): each of its filters has an index in exactly this order, so that a page of a log of millions
-- costs as much as a page of a short one. The old indexes ended in other orders.
DROP INDEX "AuditEvent_tenantId_entityType_entityId_idx";
DROP INDEX "AuditEvent_tenantId_actorId_id_idx";
DROP INDEX "AuditEvent_tenantId_action_id_idx";

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_at_id_idx" ON "AuditEvent"("tenantId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_actorId_at_id_idx" ON "AuditEvent"("tenantId", "actorId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_action_at_id_idx" ON "AuditEvent"("tenantId", "action", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_entityType_at_id_idx" ON "AuditEvent"("tenantId", "entityType", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_entityId_at_id_idx" ON "AuditEvent"("tenantId", "entityId", "at", "id");

-- All rows of one request; most filters never ask for it, and system work has none.
CREATE INDEX audit_event_request ON "AuditEvent" ("tenantId", "requestId", at, id) WHERE "requestId" IS NOT NULL;
-- Deletions are rare: without an index their filter would read the whole log.
CREATE INDEX audit_event_deletions ON "AuditEvent" ("tenantId", at, id) WHERE operation = 'delete';

-- AlterTable
ALTER TABLE "ExportRun" ADD COLUMN "result" JSONB;

-- CreateIndex
CREATE INDEX "ExportRun_tenantId_kind_createdAt_idx" ON "ExportRun"("tenantId", "kind", "createdAt");

-- The distinct values of an indexed column, each found by one step in the index instead of reading all rows.
CREATE FUNCTION audit_actions() RETURNS SETOF text LANGUAGE sql STABLE SET search_path = public AS $$
  WITH RECURSIVE step AS (
    (SELECT action FROM "AuditEvent" WHERE "tenantId" = current_tenant() ORDER BY action LIMIT 1)
    UNION ALL
    SELECT (SELECT e.action FROM "AuditEvent" e WHERE e."tenantId" = current_tenant() AND e.action > step.action ORDER BY e.action LIMIT 1)
    FROM step WHERE step.action IS NOT NULL)
  SELECT action FROM step WHERE action IS NOT NULL
$$;

CREATE FUNCTION audit_entity_types() RETURNS SETOF text LANGUAGE sql STABLE SET search_path = public AS $$
  WITH RECURSIVE step AS (
    (SELECT "entityType" AS type FROM "AuditEvent" WHERE "tenantId" = current_tenant() AND "entityType" IS NOT NULL ORDER BY "entityType" LIMIT 1)
    UNION ALL
    SELECT (SELECT e."entityType" FROM "AuditEvent" e WHERE e."tenantId" = current_tenant() AND e."entityType" > step.type ORDER BY e."entityType" LIMIT 1)
    FROM step WHERE step.type IS NOT NULL)
  SELECT type FROM step WHERE type IS NOT NULL
$$;

-- One window of the chain: the seals after `after_seal` (whose hash is `after_hash`), at most `most`. Answers where it ended and the first
-- break inside, so that a chain of any length is recomputed in pieces that never meet the statement timeout.
CREATE FUNCTION audit_chain_window(after_seal bigint, after_hash text, most int)
  RETURNS TABLE (checked int, last_seal bigint, last_hash text, break_seal bigint, break_event bigint, break_reason text)
  LANGUAGE sql STABLE SET search_path = public AS $$
  WITH chain AS (
    SELECT s.id, s."eventId", s.hash, s."prevHash", e.canonical IS NULL AS event_gone,
      lag(s.hash, 1, after_hash) OVER (ORDER BY s.id) AS expected_prev, lag(s.id, 1, after_seal) OVER (ORDER BY s.id) + 1 AS expected_id,
      encode(sha256(convert_to(s."prevHash" || e.canonical, 'UTF8')), 'hex') AS recomputed
    FROM (SELECT * FROM "AuditSeal" WHERE "tenantId" = current_tenant() AND id > after_seal ORDER BY id LIMIT most) s
    -- LIMIT: one look into the index for each seal, and never a join that reads the whole log for one window.
    LEFT JOIN LATERAL (SELECT audit_canonical(e) AS canonical FROM "AuditEvent" e WHERE e."tenantId" = s."tenantId" AND e.id = s."eventId" LIMIT 1) e ON true),
  first_break AS (
    SELECT id, "eventId", CASE WHEN id <> expected_id THEN 'missing-seal' WHEN "prevHash" <> expected_prev THEN 'broken-link'
        WHEN event_gone THEN 'missing-event' ELSE 'changed-event' END AS reason
    FROM chain WHERE id <> expected_id OR "prevHash" <> expected_prev OR hash IS DISTINCT FROM recomputed
    ORDER BY id LIMIT 1)
  SELECT (SELECT count(*)::int FROM chain), (SELECT max(id) FROM chain), (SELECT hash FROM chain ORDER BY id DESC LIMIT 1),
    (SELECT id FROM first_break), (SELECT "eventId" FROM first_break), (SELECT reason FROM first_break)
$$;

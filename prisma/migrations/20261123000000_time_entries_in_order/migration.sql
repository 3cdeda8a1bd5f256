-- The list of all time is sorted by day, start and id: with all three in the index it reads one page instead of sorting a day.
-- For sums by day there is `time_entry_sums_by_day`.
DROP INDEX "TimeEntry_tenantId_workedOn_idx";
CREATE INDEX "TimeEntry_tenantId_workedOn_startedAt_id_idx" ON "TimeEntry"("tenantId", "workedOn", "startedAt", "id");

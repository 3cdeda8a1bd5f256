-- Reminders and notifications: when a reminder speaks up next, the language of a person's mails, fast unread counts.

-- What the scheduler looks for is one index entry; null: nothing to say any more.
ALTER TABLE "Reminder" ADD COLUMN "nextSpeakAt" TIMESTAMPTZ;
CREATE INDEX "Reminder_tenantId_nextSpeakAt_idx" ON "Reminder" ("tenantId", "nextSpeakAt");
-- When it speaks next follows from the rest; the log keeps what people changed.
DROP TRIGGER audited ON "Reminder";
SELECT audit_tenant_table('"Reminder"', 'nextSpeakAt');
-- A rule that never ends its search would stop the scheduler; the contract allows what the builder can make, and this its length.
ALTER TABLE "Reminder" ADD CONSTRAINT reminder_rule_is_short CHECK (length(rrule) <= 200);
ALTER TABLE "Reminder" ADD CONSTRAINT reminder_belongs_to_whole_record CHECK (("entityType" IS NULL) = ("entityId" IS NULL));

ALTER TABLE "NotificationProfile" ADD COLUMN "language" TEXT;
ALTER TABLE "NotificationProfile" ADD CONSTRAINT quiet_hours_are_of_the_day CHECK (
  coalesce("quietFrom", 0) BETWEEN 0 AND 1439 AND coalesce("quietTo", 0) BETWEEN 0 AND 1439
  AND "digestAt" BETWEEN 0 AND 1439 AND "digestWeekday" BETWEEN 1 AND 7);

-- The count at the bell is asked on every page; most notifications are read.
CREATE INDEX notification_unread ON "Notification" ("tenantId", "recipientId") WHERE "readAt" IS NULL AND "archivedAt" IS NULL;
-- Deliveries that wait are few, those that were sent many.
CREATE INDEX notification_delivery_waiting ON "NotificationDelivery" ("tenantId", "dueAt") WHERE "sentAt" IS NULL;

-- Core and administration: full master data, documents, reminders, notifications, dashboards, settings, search, imports, privacy.
-- Row-level security is forced on the owner too, which would hide existing rows from the checks of new foreign keys and from changes
-- to all companies. A migration that needs either begins with lift_row_security() and ends with force_row_security(), in its transaction.
CREATE FUNCTION lift_row_security() RETURNS void LANGUAGE plpgsql AS $$
DECLARE tab regclass;
BEGIN
  FOR tab IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity LOOP
    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', tab);
  END LOOP;
END $$;
CREATE FUNCTION force_row_security() RETURNS void LANGUAGE plpgsql AS $$
DECLARE tab regclass;
BEGIN
  -- "Tenant" alone is not forced: maintenance as the owner lists all companies.
  FOR tab IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relname <> 'Tenant' LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION lift_row_security(), force_row_security() FROM PUBLIC;
SELECT lift_row_security();

-- The generated part (npm run db:diff).

-- CreateEnum
CREATE TYPE "DocumentConfidentiality" AS ENUM ('NORMAL', 'CONFIDENTIAL');

-- CreateEnum
CREATE TYPE "TextState" AS ENUM ('WAITING', 'EXTRACTED', 'NONE', 'FAILED');

-- CreateEnum
CREATE TYPE "GranteeType" AS ENUM ('EMPLOYEE', 'DEPARTMENT', 'ROLE');

-- CreateEnum
CREATE TYPE "CustomFieldType" AS ENUM ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'BOOLEAN', 'URL', 'SELECT');

-- CreateEnum
CREATE TYPE "EmploymentType" AS ENUM ('FULL_TIME', 'PART_TIME', 'MINI_JOB', 'WORKING_STUDENT', 'APPRENTICE', 'INTERN', 'FREELANCER', 'MANAGING_DIRECTOR');

-- CreateEnum
CREATE TYPE "QualificationKind" AS ENUM ('SKILL', 'CERTIFICATE');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('UPLOADED', 'QUEUED', 'RUNNING', 'FINISHED', 'FAILED');

-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('APP', 'MAIL', 'PUSH');

-- CreateEnum
CREATE TYPE "DeliveryMode" AS ENUM ('NOW', 'DAILY', 'WEEKLY', 'OFF');

-- CreateEnum
CREATE TYPE "SubscriptionMode" AS ENUM ('FOLLOW', 'MUTE');

-- CreateEnum
CREATE TYPE "PrivacyRequestKind" AS ENUM ('EXPORT', 'ERASURE');

-- CreateEnum
CREATE TYPE "PrivacyRequestStatus" AS ENUM ('REQUESTED', 'RELEASED', 'RUNNING', 'FINISHED', 'REJECTED', 'FAILED');

-- CreateEnum
CREATE TYPE "ReminderPriority" AS ENUM ('LOW', 'NORMAL', 'HIGH');

-- AlterTable
ALTER TABLE "Tenant" ADD COLUMN     "disabledModules" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Department" ADD COLUMN     "closedOn" DATE,
ADD COLUMN     "costCentre" TEXT,
ADD COLUMN     "deputyId" UUID,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "parentId" UUID;

-- AlterTable
ALTER TABLE "Employee" ADD COLUMN     "employmentType" "EmploymentType" NOT NULL DEFAULT 'FULL_TIME',
ADD COLUMN     "federalState" TEXT,
ADD COLUMN     "mobilePhone" TEXT,
ADD COLUMN     "photoFileId" UUID,
ADD COLUMN     "probationEndsOn" DATE;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "isBreakGlass" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "viewAsRoleId" UUID;

-- AlterTable
ALTER TABLE "Role" ADD COLUMN     "description" TEXT;

-- AlterTable
ALTER TABLE "RoleAssignment" ADD COLUMN     "validFrom" DATE,
ADD COLUMN     "validTo" DATE;

-- AlterTable
ALTER TABLE "ProviderRoleMapping" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "MailMessage" ADD COLUMN     "bounceReason" TEXT,
ADD COLUMN     "bounceState" TEXT,
ADD COLUMN     "bouncedAt" TIMESTAMPTZ,
ADD COLUMN     "unsubscribeUrl" TEXT;

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "archivedAt" TIMESTAMPTZ,
ADD COLUMN     "dedupKey" TEXT,
ADD COLUMN     "entityId" UUID,
ADD COLUMN     "entityType" TEXT;

-- CreateTable
CREATE TABLE "Dashboard" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" UUID,
    "roleId" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Dashboard_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DashboardWidget" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "dashboardId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "x" INTEGER NOT NULL,
    "y" INTEGER NOT NULL,
    "w" INTEGER NOT NULL,
    "h" INTEGER NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "DashboardWidget_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentKind" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "retentionClassId" UUID,
    "archivedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DocumentKind_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Document" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kindId" UUID,
    "correspondent" TEXT,
    "documentDate" DATE,
    "ownerId" UUID NOT NULL,
    "confidentiality" "DocumentConfidentiality" NOT NULL DEFAULT 'NORMAL',
    "retentionClassId" UUID,
    "retainUntil" DATE,
    "expiresOn" DATE,
    "note" TEXT,
    "trashedAt" TIMESTAMPTZ,
    "trashedById" UUID,
    "purgeAt" TIMESTAMPTZ,
    "searchText" tsvector,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "label" TEXT,
    "fileId" UUID NOT NULL,
    "textState" "TextState" NOT NULL DEFAULT 'WAITING',
    "textContent" TEXT,
    "pageCount" INTEGER,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentLink" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "DocumentLink_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentTag" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT,
    "parentId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DocumentTag_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentTagging" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "DocumentTagging_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CustomField" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" "CustomFieldType" NOT NULL,
    "options" TEXT[],
    "kindId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CustomField_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CustomFieldValue" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "CustomFieldValue_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentGrant" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "granteeType" "GranteeType" NOT NULL,
    "granteeId" UUID NOT NULL,
    "canChange" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DocumentGrant_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "passwordHash" TEXT,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "maxDownloads" INTEGER,
    "downloads" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "UploadSession" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "byteSize" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "UploadSession_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DepartmentMembership" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DepartmentMembership_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "EmployeePersonalData" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "birthDate" DATE,
    "privateEmail" TEXT,
    "privatePhone" TEXT,
    "street" TEXT,
    "postalCode" TEXT,
    "city" TEXT,
    "country" CHAR(2),
    "emergencyContactName" TEXT,
    "emergencyContactRelation" TEXT,
    "emergencyContactPhone" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "EmployeePersonalData_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "EmployeePayrollData" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "EmployeePayrollData_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "WorkingTimeModel" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "minutesMonday" INTEGER NOT NULL DEFAULT 480,
    "minutesTuesday" INTEGER NOT NULL DEFAULT 480,
    "minutesWednesday" INTEGER NOT NULL DEFAULT 480,
    "minutesThursday" INTEGER NOT NULL DEFAULT 480,
    "minutesFriday" INTEGER NOT NULL DEFAULT 480,
    "minutesSaturday" INTEGER NOT NULL DEFAULT 0,
    "minutesSunday" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkingTimeModel_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Qualification" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "kind" "QualificationKind" NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT,
    "level" INTEGER,
    "acquiredOn" DATE,
    "validUntil" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Qualification_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "EmployeePosition" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "jobTitle" TEXT,
    "departmentId" UUID,
    "departmentName" TEXT,
    "supervisorId" UUID,
    "supervisorName" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EmployeePosition_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SignInClaims" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "roles" JSONB NOT NULL,

    CONSTRAINT "SignInClaims_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "BreakGlassCode" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "usedAt" TIMESTAMPTZ,

    CONSTRAINT "BreakGlassCode_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "onExisting" TEXT NOT NULL DEFAULT 'update',
    "status" "ImportStatus" NOT NULL DEFAULT 'UPLOADED',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "errors" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "finishedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID,
    "event" TEXT NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "mode" "DeliveryMode" NOT NULL,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "NotificationProfile" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "digestAt" INTEGER NOT NULL DEFAULT 420,
    "digestWeekday" INTEGER NOT NULL DEFAULT 1,
    "awayFrom" DATE,
    "awayTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NotificationProfile_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "notificationId" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "mode" "DeliveryMode" NOT NULL,
    "dueAt" TIMESTAMPTZ NOT NULL,
    "sentAt" TIMESTAMPTZ,
    "error" TEXT,

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RecordSubscription" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "mode" "SubscriptionMode" NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordSubscription_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failedAt" TIMESTAMPTZ,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SystemError" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requestId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "SystemError_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaintenanceRun" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ,
    "ok" BOOLEAN,
    "message" TEXT,

    CONSTRAINT "MaintenanceRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetentionClass" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "fromYearEnd" BOOLEAN NOT NULL DEFAULT true,
    "legalBasis" TEXT,
    "builtIn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RetentionClass_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placedById" UUID NOT NULL,
    "placedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedById" UUID,
    "liftedAt" TIMESTAMPTZ,

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" "PrivacyRequestKind" NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "subjectName" TEXT NOT NULL,
    "reason" TEXT,
    "status" "PrivacyRequestStatus" NOT NULL DEFAULT 'REQUESTED',
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "fileId" UUID,
    "fileExpiresAt" TIMESTAMPTZ,
    "finishedAt" TIMESTAMPTZ,
    "errorCode" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PrivacyRequest_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "dueOn" DATE,
    "dueAt" TIMESTAMPTZ NOT NULL,
    "leadMinutes" INTEGER[] DEFAULT ARRAY[0]::INTEGER[],
    "rrule" TEXT,
    "seriesStart" TIMESTAMPTZ NOT NULL,
    "assigneeType" "GranteeType" NOT NULL,
    "assigneeId" UUID NOT NULL,
    "priority" "ReminderPriority" NOT NULL DEFAULT 'NORMAL',
    "snoozedUntil" TIMESTAMPTZ,
    "entityType" TEXT,
    "entityId" UUID,
    "escalateAfterMinutes" INTEGER,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" TIMESTAMPTZ,
    "completedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ReminderFiring" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "reminderId" UUID NOT NULL,
    "occurrenceAt" TIMESTAMPTZ NOT NULL,
    "leadMinutes" INTEGER NOT NULL,
    "firedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ReminderFiring_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ReminderCompletion" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "reminderId" UUID NOT NULL,
    "occurrenceAt" TIMESTAMPTZ NOT NULL,
    "doneAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneById" UUID NOT NULL,
    "note" TEXT,

    CONSTRAINT "ReminderCompletion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastReadAt" TIMESTAMPTZ,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "body" TEXT NOT NULL DEFAULT '',
    "words" tsvector,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RecentRecord" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecentRecord_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB,
    "sealed" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "InstallationSetting" (
    "key" TEXT NOT NULL,
    "value" JSONB,
    "sealed" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "InstallationSetting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CompanyHoliday" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "federalState" TEXT,
    "halfDay" BOOLEAN NOT NULL DEFAULT false,
    "works" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CompanyHoliday_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Dashboard_tenantId_ownerId_idx" ON "Dashboard"("tenantId", "ownerId");

-- CreateIndex
CREATE INDEX "Dashboard_tenantId_roleId_idx" ON "Dashboard"("tenantId", "roleId");

-- CreateIndex
CREATE INDEX "DashboardWidget_tenantId_dashboardId_idx" ON "DashboardWidget"("tenantId", "dashboardId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentKind_tenantId_name_key" ON "DocumentKind"("tenantId", "name");

-- CreateIndex
CREATE INDEX "Document_tenantId_createdAt_idx" ON "Document"("tenantId", "createdAt");

-- CreateIndex
CREATE INDEX "Document_tenantId_trashedAt_idx" ON "Document"("tenantId", "trashedAt");

-- CreateIndex
CREATE INDEX "Document_tenantId_expiresOn_idx" ON "Document"("tenantId", "expiresOn");

-- CreateIndex
CREATE INDEX "DocumentVersion_tenantId_fileId_idx" ON "DocumentVersion"("tenantId", "fileId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_tenantId_documentId_versionNo_key" ON "DocumentVersion"("tenantId", "documentId", "versionNo");

-- CreateIndex
CREATE INDEX "DocumentLink_tenantId_entityType_entityId_idx" ON "DocumentLink"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentLink_tenantId_documentId_entityType_entityId_key" ON "DocumentLink"("tenantId", "documentId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "DocumentTagging_tenantId_tagId_idx" ON "DocumentTagging"("tenantId", "tagId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentTagging_tenantId_documentId_tagId_key" ON "DocumentTagging"("tenantId", "documentId", "tagId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomField_tenantId_name_key" ON "CustomField"("tenantId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "CustomFieldValue_tenantId_documentId_fieldId_key" ON "CustomFieldValue"("tenantId", "documentId", "fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentGrant_tenantId_documentId_granteeType_granteeId_key" ON "DocumentGrant"("tenantId", "documentId", "granteeType", "granteeId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_tenantId_documentId_idx" ON "ShareLink"("tenantId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "DepartmentMembership_tenantId_employeeId_departmentId_key" ON "DepartmentMembership"("tenantId", "employeeId", "departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "EmployeePersonalData_tenantId_employeeId_key" ON "EmployeePersonalData"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "EmployeePayrollData_tenantId_employeeId_key" ON "EmployeePayrollData"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkingTimeModel_tenantId_employeeId_validFrom_key" ON "WorkingTimeModel"("tenantId", "employeeId", "validFrom");

-- CreateIndex
CREATE INDEX "Qualification_tenantId_employeeId_idx" ON "Qualification"("tenantId", "employeeId");

-- CreateIndex
CREATE INDEX "Qualification_tenantId_validUntil_idx" ON "Qualification"("tenantId", "validUntil");

-- CreateIndex
CREATE INDEX "EmployeePosition_tenantId_employeeId_validFrom_idx" ON "EmployeePosition"("tenantId", "employeeId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "SignInClaims_tenantId_employeeId_key" ON "SignInClaims"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "BreakGlassCode_tenantId_hash_key" ON "BreakGlassCode"("tenantId", "hash");

-- CreateIndex
CREATE INDEX "ImportRun_tenantId_createdById_createdAt_idx" ON "ImportRun"("tenantId", "createdById", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportMapping_tenantId_kind_name_key" ON "ImportMapping"("tenantId", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationPreference_tenantId_employeeId_event_channel_key" ON "NotificationPreference"("tenantId", "employeeId", "event", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationProfile_tenantId_employeeId_key" ON "NotificationProfile"("tenantId", "employeeId");

-- CreateIndex
CREATE INDEX "NotificationDelivery_tenantId_sentAt_dueAt_idx" ON "NotificationDelivery"("tenantId", "sentAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationDelivery_tenantId_notificationId_channel_key" ON "NotificationDelivery"("tenantId", "notificationId", "channel");

-- CreateIndex
CREATE INDEX "RecordSubscription_tenantId_entityType_entityId_idx" ON "RecordSubscription"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordSubscription_tenantId_employeeId_entityType_entityId_key" ON "RecordSubscription"("tenantId", "employeeId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "PushSubscription_tenantId_employeeId_idx" ON "PushSubscription"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_tenantId_endpoint_key" ON "PushSubscription"("tenantId", "endpoint");

-- CreateIndex
CREATE INDEX "SystemError_at_idx" ON "SystemError"("at");

-- CreateIndex
CREATE INDEX "MaintenanceRun_name_startedAt_idx" ON "MaintenanceRun"("name", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "RetentionClass_tenantId_key_key" ON "RetentionClass"("tenantId", "key");

-- CreateIndex
CREATE INDEX "LegalHold_tenantId_entityType_entityId_idx" ON "LegalHold"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "PrivacyRequest_tenantId_requestedAt_idx" ON "PrivacyRequest"("tenantId", "requestedAt");

-- CreateIndex
CREATE INDEX "Reminder_tenantId_completedAt_dueAt_idx" ON "Reminder"("tenantId", "completedAt", "dueAt");

-- CreateIndex
CREATE INDEX "Reminder_tenantId_entityType_entityId_idx" ON "Reminder"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "Reminder_tenantId_assigneeType_assigneeId_idx" ON "Reminder"("tenantId", "assigneeType", "assigneeId");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderFiring_tenantId_reminderId_occurrenceAt_leadMinutes_key" ON "ReminderFiring"("tenantId", "reminderId", "occurrenceAt", "leadMinutes");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderCompletion_tenantId_reminderId_occurrenceAt_key" ON "ReminderCompletion"("tenantId", "reminderId", "occurrenceAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_tenantId_employeeId_idx" ON "CalendarFeed"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_tenantId_kind_entityId_key" ON "SearchEntry"("tenantId", "kind", "entityId");

-- CreateIndex
CREATE INDEX "RecentRecord_tenantId_employeeId_openedAt_idx" ON "RecentRecord"("tenantId", "employeeId", "openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "RecentRecord_tenantId_employeeId_kind_entityId_key" ON "RecentRecord"("tenantId", "employeeId", "kind", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "Setting_tenantId_key_key" ON "Setting"("tenantId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CompanyHoliday_tenantId_day_name_key" ON "CompanyHoliday"("tenantId", "day", "name");

-- CreateIndex
CREATE INDEX "SavedView_tenantId_area_idx" ON "SavedView"("tenantId", "area");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_tenantId_ownerId_area_name_key" ON "SavedView"("tenantId", "ownerId", "area", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_tenantId_recipientId_dedupKey_key" ON "Notification"("tenantId", "recipientId", "dedupKey");

-- AddForeignKey
ALTER TABLE "Dashboard" ADD CONSTRAINT "Dashboard_tenantId_ownerId_fkey" FOREIGN KEY ("tenantId", "ownerId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dashboard" ADD CONSTRAINT "Dashboard_tenantId_roleId_fkey" FOREIGN KEY ("tenantId", "roleId") REFERENCES "Role"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DashboardWidget" ADD CONSTRAINT "DashboardWidget_tenantId_dashboardId_fkey" FOREIGN KEY ("tenantId", "dashboardId") REFERENCES "Dashboard"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentKind" ADD CONSTRAINT "DocumentKind_tenantId_retentionClassId_fkey" FOREIGN KEY ("tenantId", "retentionClassId") REFERENCES "RetentionClass"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_tenantId_kindId_fkey" FOREIGN KEY ("tenantId", "kindId") REFERENCES "DocumentKind"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_tenantId_retentionClassId_fkey" FOREIGN KEY ("tenantId", "retentionClassId") REFERENCES "RetentionClass"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTag" ADD CONSTRAINT "DocumentTag_tenantId_parentId_fkey" FOREIGN KEY ("tenantId", "parentId") REFERENCES "DocumentTag"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTagging" ADD CONSTRAINT "DocumentTagging_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTagging" ADD CONSTRAINT "DocumentTagging_tenantId_tagId_fkey" FOREIGN KEY ("tenantId", "tagId") REFERENCES "DocumentTag"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomField" ADD CONSTRAINT "CustomField_tenantId_kindId_fkey" FOREIGN KEY ("tenantId", "kindId") REFERENCES "DocumentKind"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomFieldValue" ADD CONSTRAINT "CustomFieldValue_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomFieldValue" ADD CONSTRAINT "CustomFieldValue_tenantId_fieldId_fkey" FOREIGN KEY ("tenantId", "fieldId") REFERENCES "CustomField"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentGrant" ADD CONSTRAINT "DocumentGrant_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_tenantId_deputyId_fkey" FOREIGN KEY ("tenantId", "deputyId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_tenantId_parentId_fkey" FOREIGN KEY ("tenantId", "parentId") REFERENCES "Department"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_tenantId_mergedIntoId_fkey" FOREIGN KEY ("tenantId", "mergedIntoId") REFERENCES "Department"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employee" ADD CONSTRAINT "Employee_tenantId_photoFileId_fkey" FOREIGN KEY ("tenantId", "photoFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentMembership" ADD CONSTRAINT "DepartmentMembership_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentMembership" ADD CONSTRAINT "DepartmentMembership_tenantId_departmentId_fkey" FOREIGN KEY ("tenantId", "departmentId") REFERENCES "Department"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmployeePersonalData" ADD CONSTRAINT "EmployeePersonalData_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmployeePayrollData" ADD CONSTRAINT "EmployeePayrollData_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkingTimeModel" ADD CONSTRAINT "WorkingTimeModel_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Qualification" ADD CONSTRAINT "Qualification_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmployeePosition" ADD CONSTRAINT "EmployeePosition_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationProfile" ADD CONSTRAINT "NotificationProfile_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_tenantId_notificationId_fkey" FOREIGN KEY ("tenantId", "notificationId") REFERENCES "Notification"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordSubscription" ADD CONSTRAINT "RecordSubscription_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivacyRequest" ADD CONSTRAINT "PrivacyRequest_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderFiring" ADD CONSTRAINT "ReminderFiring_tenantId_reminderId_fkey" FOREIGN KEY ("tenantId", "reminderId") REFERENCES "Reminder"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderCompletion" ADD CONSTRAINT "ReminderCompletion_tenantId_reminderId_fkey" FOREIGN KEY ("tenantId", "reminderId") REFERENCES "Reminder"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecentRecord" ADD CONSTRAINT "RecentRecord_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_tenantId_ownerId_fkey" FOREIGN KEY ("tenantId", "ownerId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- Written by hand from here.

-- A person or department appears once per place; NULL counts as a value.
DROP INDEX "NotificationPreference_tenantId_employeeId_event_channel_key";
CREATE UNIQUE INDEX "NotificationPreference_tenantId_employeeId_event_channel_key"
  ON "NotificationPreference" ("tenantId", "employeeId", event, channel) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX document_tag_name_once ON "DocumentTag" ("tenantId", "parentId", lower(name)) NULLS NOT DISTINCT;
-- A board belongs to a person or is the default of a role, of which there is one.
ALTER TABLE "Dashboard" ADD CONSTRAINT dashboard_has_one_owner CHECK (("ownerId" IS NULL) <> ("roleId" IS NULL));
CREATE UNIQUE INDEX dashboard_one_default ON "Dashboard" ("tenantId", "roleId") WHERE "roleId" IS NOT NULL;
ALTER TABLE "WorkingTimeModel" ADD CONSTRAINT working_time_fits_the_day CHECK (
  least("minutesMonday", "minutesTuesday", "minutesWednesday", "minutesThursday", "minutesFriday", "minutesSaturday", "minutesSunday") >= 0
  AND greatest("minutesMonday", "minutesTuesday", "minutesWednesday", "minutesThursday", "minutesFriday", "minutesSaturday", "minutesSunday") <= 1440);
ALTER TABLE "RoleAssignment" ADD CONSTRAINT role_assignment_ends_after_start CHECK ("validTo" IS NULL OR "validFrom" IS NULL OR "validTo" >= "validFrom");
CREATE UNIQUE INDEX legal_hold_once ON "LegalHold" ("tenantId", "entityType", "entityId") WHERE "liftedAt" IS NULL;
CREATE UNIQUE INDEX employee_position_one_open ON "EmployeePosition" ("tenantId", "employeeId") WHERE "validTo" IS NULL;

-- Tenancy for the new tables.
DO $$
DECLARE tab text;
BEGIN
  FOREACH tab IN ARRAY ARRAY['BreakGlassCode', 'CalendarFeed', 'CompanyHoliday', 'CustomField', 'CustomFieldValue', 'Dashboard', 'DashboardWidget',
    'DepartmentMembership', 'Document', 'DocumentGrant', 'DocumentKind', 'DocumentLink', 'DocumentTag', 'DocumentTagging', 'DocumentVersion',
    'EmployeePayrollData', 'EmployeePersonalData', 'EmployeePosition', 'ImportMapping', 'ImportRun', 'LegalHold', 'NotificationDelivery',
    'NotificationPreference', 'NotificationProfile', 'PrivacyRequest', 'PushSubscription', 'Qualification', 'RecentRecord', 'RecordSubscription',
    'Reminder', 'ReminderCompletion', 'ReminderFiring', 'RetentionClass', 'SavedView', 'SearchEntry', 'Setting', 'ShareLink', 'SignInClaims',
    'UploadSession', 'WorkingTimeModel']
  LOOP
    PERFORM protect_tenant_table(format('%I', tab)::regclass);
  END LOOP;
  -- Not in the log: what follows from other rows (search), what is technique (deliveries on their way, pieces of an upload).
  FOREACH tab IN ARRAY ARRAY['CompanyHoliday', 'CustomField', 'CustomFieldValue', 'Dashboard', 'DashboardWidget', 'DepartmentMembership', 'DocumentGrant',
    'DocumentKind', 'DocumentLink', 'DocumentTag', 'DocumentTagging', 'EmployeePosition', 'ImportMapping', 'LegalHold', 'NotificationPreference',
    'NotificationProfile', 'Qualification', 'RecordSubscription', 'Reminder', 'ReminderCompletion', 'ReminderFiring', 'RetentionClass', 'SavedView',
    'WorkingTimeModel']
  LOOP
    PERFORM audit_tenant_table(format('%I', tab)::regclass);
  END LOOP;
END $$;
SELECT audit_tenant_table('"BreakGlassCode"', 'hash');
SELECT audit_tenant_table('"CalendarFeed"', 'tokenHash', 'lastReadAt');
SELECT audit_tenant_table('"Document"', 'searchText');
SELECT audit_tenant_table('"DocumentVersion"', 'textContent');
SELECT audit_tenant_table('"EmployeePayrollData"', 'sealed');
-- The log cannot forget, a person can ask to be forgotten: of private data it keeps that they changed, not what they were.
SELECT audit_tenant_table('"EmployeePersonalData"', 'birthDate', 'privateEmail', 'privatePhone', 'street', 'postalCode', 'city', 'country',
  'emergencyContactName', 'emergencyContactRelation', 'emergencyContactPhone');
SELECT audit_tenant_table('"ImportRun"', 'done', 'total', 'created', 'updated', 'skipped', 'failed', 'errors');
SELECT audit_tenant_table('"PrivacyRequest"', 'done', 'total');
SELECT audit_tenant_table('"PushSubscription"', 'endpoint', 'p256dh', 'auth');
SELECT audit_tenant_table('"Setting"', 'sealed');
SELECT audit_tenant_table('"ShareLink"', 'tokenHash', 'passwordHash');

-- ---------------------------------------------------------------------------------------------------------------
-- What hangs on a record goes with it: the kinds are the table names (shared/record-kinds.ts).
CREATE FUNCTION record_is_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DocumentLink" WHERE "tenantId" = OLD."tenantId" AND "entityType" = TG_TABLE_NAME AND "entityId" = OLD.id;
  DELETE FROM "Reminder" WHERE "tenantId" = OLD."tenantId" AND "entityType" = TG_TABLE_NAME AND "entityId" = OLD.id;
  DELETE FROM "RecordSubscription" WHERE "tenantId" = OLD."tenantId" AND "entityType" = TG_TABLE_NAME AND "entityId" = OLD.id;
  DELETE FROM "RecentRecord" WHERE "tenantId" = OLD."tenantId" AND kind = TG_TABLE_NAME AND "entityId" = OLD.id;
  RETURN NULL;
END $$;
-- A legal hold stands above every right to delete.
CREATE FUNCTION record_is_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "LegalHold" WHERE "tenantId" = OLD."tenantId" AND "entityType" = TG_TABLE_NAME AND "entityId" = OLD.id AND "liftedAt" IS NULL) THEN
    RAISE EXCEPTION 'wmos:record.held';
  END IF;
  RETURN OLD;
END $$;
DO $$
DECLARE tab text;
BEGIN
  FOREACH tab IN ARRAY ARRAY['Contact', 'Customer', 'Department', 'Document', 'Employee', 'Invoice', 'Payment', 'Project', 'TimeEntry'] LOOP
    EXECUTE format('CREATE TRIGGER record_is_gone AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_is_gone()', tab);
    EXECUTE format('CREATE TRIGGER record_is_held BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_is_held()', tab);
  END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------------------------
-- Roles count on the days of their assignment; the company says which modules it does not use.
CREATE FUNCTION roles_of_employee(the_employee uuid, today date) RETURNS SETOF "Role" LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT r.* FROM "RoleAssignment" a JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId"
  WHERE a."tenantId" = current_tenant() AND a."employeeId" = the_employee
    AND (a."validFrom" IS NULL OR a."validFrom" <= today) AND (a."validTo" IS NULL OR a."validTo" >= today)
$$;

CREATE OR REPLACE FUNCTION actor_of_employee(the_employee uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public AS $$
  WITH person AS (
    SELECT e.id, e."firstName", e."lastName", e."activeFrom", e."activeTo", t.id AS "tenantId", t.slug, t.name, t.zone, t.language, t.currency,
      t."disabledModules", (now() AT TIME ZONE t.zone)::date AS today
    FROM "Employee" e JOIN "Tenant" t ON t.id = e."tenantId"
    WHERE e."tenantId" = current_tenant() AND e.id = the_employee)
  SELECT jsonb_build_object(
    'employeeId', p.id, 'name', p."firstName" || ' ' || p."lastName",
    'tenant', jsonb_build_object('id', p."tenantId", 'slug', p.slug, 'name', p.name, 'zone', p.zone, 'language', p.language, 'currency', p.currency,
      'disabledModules', to_jsonb(p."disabledModules")),
    'grants', coalesce((SELECT jsonb_agg(DISTINCT g) FROM roles_of_employee(p.id, p.today) r, unnest(r.grants) g), '[]'::jsonb),
    'roles', coalesce((SELECT jsonb_agg(DISTINCT r.key) FROM roles_of_employee(p.id, p.today) r), '[]'::jsonb))
  FROM person p
  WHERE p."activeFrom" <= p.today AND (p."activeTo" IS NULL OR p."activeTo" >= p.today)
$$;

-- Built-in roles of existing companies get what is new (BUILT_IN_ROLES in shared/permissions.ts).
UPDATE "Role" SET grants = ARRAY['*'] WHERE key = 'administrator' AND "builtIn";
UPDATE "Role" SET grants = ARRAY['backoffice.*', 'core.employees.*', 'core.departments.*', 'core.documents.*', 'core.reminders.*',
  'core.dashboards.*', 'core.saved-views.*', 'core.imports.*', 'admin.settings.read'] WHERE key = 'manager' AND "builtIn";
UPDATE "Role" SET grants = ARRAY['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read',
  'backoffice.projects.write', 'backoffice.time-entries.read:team', 'backoffice.time-entries.write:own', 'backoffice.time-entries.approve:team',
  'core.documents.read:team', 'core.documents.write:own', 'core.documents.share:own', 'core.reminders.read:team', 'core.reminders.write',
  'core.dashboards.write'] WHERE key = 'lead' AND "builtIn";
UPDATE "Role" SET grants = ARRAY['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read:own',
  'backoffice.time-entries.read:own', 'backoffice.time-entries.write:own', 'core.documents.read:own', 'core.documents.write:own',
  'core.reminders.read:own', 'core.reminders.write:own', 'core.dashboards.write'] WHERE key = 'employee' AND "builtIn";
UPDATE "Role" SET grants = ARRAY['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.customers.write',
  'backoffice.projects.read', 'backoffice.invoices.*', 'backoffice.payments.*', 'backoffice.finance.*', 'backoffice.time-entries.read',
  'backoffice.time-entries.write:own', 'core.documents.read', 'core.documents.write', 'core.documents.share:own', 'core.reminders.read:own',
  'core.reminders.write', 'core.dashboards.write', 'core.imports.write', 'admin.settings.read'] WHERE key = 'accountant' AND "builtIn";
UPDATE "Role" SET grants = ARRAY['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read',
  'backoffice.time-entries.read', 'backoffice.invoices.read', 'backoffice.invoices.export', 'backoffice.finance.read', 'core.documents.read',
  'core.reminders.read:own', 'core.dashboards.write', 'admin.settings.read', 'admin.roles.read', 'admin.audit.read', 'admin.audit.export',
  'admin.jobs.read', 'admin.system.read', 'admin.privacy.read'] WHERE key = 'auditor' AND "builtIn";

SELECT force_row_security();

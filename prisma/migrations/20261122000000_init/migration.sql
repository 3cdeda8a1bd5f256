-- Everything below the generated part is written by hand: tenancy, audit, and the walls that hold when the application errs.

-- Exclusion constraints mix an equality (employee) with a range overlap.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The role the application works as. It owns nothing, so it can neither drop a policy nor disable a trigger.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'workmate_runtime') THEN
    CREATE ROLE workmate_runtime NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster was faster
END $$;

-- The owner must be able to take on the role (tests, maintenance, installations with a single login).
DO $$
BEGIN
  EXECUTE format('GRANT workmate_runtime TO %I', current_user);
EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'workmate_runtime is managed by another role: %', SQLERRM;
END $$;

-- On a reused connection an unset parameter is '' and not NULL: both mean that somebody forgot inTenant().
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  value text := current_setting('app.tenant_id', true);
BEGIN
  IF value IS NULL OR value = '' THEN
    RAISE EXCEPTION 'no tenant in this transaction';
  END IF;
  RETURN value::uuid;
END $$;

-- The generated part (npm run db:diff -- --from-empty).

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CustomerKind" AS ENUM ('COMPANY', 'PERSON');

-- CreateEnum
CREATE TYPE "AddressKind" AS ENUM ('BILLING', 'DELIVERY', 'OFFICE');

-- CreateEnum
CREATE TYPE "IncomeKind" AS ENUM ('PAYMENT', 'REVERSAL');

-- CreateEnum
CREATE TYPE "RoleSource" AS ENUM ('MANUAL', 'PROVIDER');

-- CreateEnum
CREATE TYPE "InvoiceType" AS ENUM ('INVOICE', 'CANCELLATION');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('DRAFT', 'ISSUED', 'PARTLY_PAID', 'PAID', 'CANCELLED');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('QUEUED', 'SENT', 'LOGGED', 'FAILED');

-- CreateEnum
CREATE TYPE "ExportStatus" AS ENUM ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED');

-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('PLANNED', 'ACTIVE', 'PAUSED', 'COMPLETED');

-- CreateEnum
CREATE TYPE "BillingMethod" AS ENUM ('TIME', 'FIXED', 'INTERNAL');

-- CreateEnum
CREATE TYPE "TimeEntryStatus" AS ENUM ('RUNNING', 'DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "TimesheetStatus" AS ENUM ('SUBMITTED', 'APPROVED', 'REJECTED');

-- CreateTable
CREATE TABLE "Tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Europe/Berlin',
    "language" TEXT NOT NULL DEFAULT 'de',
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    "actorType" TEXT NOT NULL,
    "actorId" UUID,
    "requestId" TEXT,
    "action" TEXT NOT NULL,
    "operation" TEXT,
    "entityType" TEXT,
    "entityId" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" BIGINT NOT NULL,
    "eventId" BIGINT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "CustomerKind" NOT NULL DEFAULT 'COMPANY',
    "name" TEXT NOT NULL,
    "vatId" TEXT,
    "taxNumber" TEXT,
    "buyerReference" TEXT,
    "electronicAddress" TEXT,
    "electronicAddressScheme" TEXT,
    "invoiceEmail" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "paymentTermDays" INTEGER,
    "language" TEXT NOT NULL DEFAULT 'de',
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "hourlyRate" DECIMAL(14,4),
    "notes" TEXT,
    "deactivatedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CustomerAddress" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" "AddressKind" NOT NULL DEFAULT 'BILLING',
    "addition" TEXT,
    "street" TEXT,
    "postalCode" TEXT,
    "city" TEXT,
    "country" CHAR(2) NOT NULL DEFAULT 'DE',

    CONSTRAINT "CustomerAddress_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "salutation" TEXT,
    "firstName" TEXT,
    "lastName" TEXT NOT NULL,
    "position" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "isPrimary" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Department" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "headId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Employee" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "workEmail" TEXT,
    "phone" TEXT,
    "jobTitle" TEXT,
    "departmentId" UUID,
    "supervisorId" UUID,
    "weeklyMinutes" INTEGER NOT NULL DEFAULT 2400,
    "costRate" DECIMAL(14,4),
    "activeFrom" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activeTo" DATE,
    "lastSignInAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Employee_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "IncomeEntry" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" "IncomeKind" NOT NULL,
    "paymentId" UUID NOT NULL,
    "invoiceId" UUID,
    "customerId" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "receivedOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IncomeEntry_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "UserAccount" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ,

    CONSTRAINT "UserAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tenantId" UUID,
    "idpSessionId" TEXT,
    "idToken" TEXT,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "accessExpiresAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "revokedAt" TIMESTAMPTZ,
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Role" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "grants" TEXT[],
    "builtIn" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoleAssignment" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "roleId" UUID NOT NULL,
    "source" "RoleSource" NOT NULL DEFAULT 'MANUAL',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProviderRoleMapping" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "claimValue" TEXT NOT NULL,
    "organisation" TEXT,
    "roleId" UUID NOT NULL,

    CONSTRAINT "ProviderRoleMapping_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ,
    "lastUsedAt" TIMESTAMPTZ,
    "revokedAt" TIMESTAMPTZ,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "type" "InvoiceType" NOT NULL DEFAULT 'INVOICE',
    "status" "InvoiceStatus" NOT NULL DEFAULT 'DRAFT',
    "number" TEXT,
    "customerId" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'de',
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "issuedOn" DATE,
    "serviceFrom" DATE,
    "serviceTo" DATE,
    "paymentTermDays" INTEGER NOT NULL DEFAULT 14,
    "dueOn" DATE,
    "discountPercent" DECIMAL(5,2),
    "discountDays" INTEGER,
    "buyerReference" TEXT,
    "orderReference" TEXT,
    "introText" TEXT,
    "closingText" TEXT,
    "timeGrouping" TEXT,
    "withTimeAnnex" BOOLEAN NOT NULL DEFAULT false,
    "bankAccountId" UUID,
    "netTotal" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "taxTotal" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "grossTotal" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "paidTotal" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "content" JSONB,
    "contentHash" TEXT,
    "issuedAt" TIMESTAMPTZ,
    "issuedById" UUID,
    "precedingInvoiceId" UUID,
    "pdfFileId" UUID,
    "xmlFileId" UUID,
    "sentAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "InvoiceLine" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "details" TEXT,
    "quantity" DECIMAL(14,4) NOT NULL,
    "unit" TEXT NOT NULL DEFAULT 'C62',
    "unitPrice" DECIMAL(14,4) NOT NULL,
    "discountPercent" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "netAmount" DECIMAL(14,2) NOT NULL,
    "taxCategory" TEXT NOT NULL DEFAULT 'S',
    "taxRate" DECIMAL(5,2) NOT NULL DEFAULT 19,
    "exemptionReason" TEXT,

    CONSTRAINT "InvoiceLine_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "InvoiceTax" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "rate" DECIMAL(5,2) NOT NULL,
    "base" DECIMAL(14,2) NOT NULL,
    "tax" DECIMAL(14,2) NOT NULL,
    "exemptionReason" TEXT,

    CONSTRAINT "InvoiceTax_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "receivedOn" DATE NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'BANK_TRANSFER',
    "reference" TEXT,
    "reversedAt" TIMESTAMPTZ,
    "reversalReason" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PaymentAllocation" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PaymentAllocation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PaymentReminder" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "remindedOn" DATE NOT NULL,
    "newDueOn" DATE NOT NULL,
    "fee" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "openAmount" DECIMAL(14,2) NOT NULL,
    "content" JSONB NOT NULL,
    "pdfFileId" UUID,
    "mailId" UUID,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "PaymentReminder_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "MailMessage" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "to" TEXT[],
    "cc" TEXT[],
    "replyTo" TEXT,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attachments" UUID[],
    "entityType" TEXT,
    "entityId" UUID,
    "status" "MailStatus" NOT NULL DEFAULT 'QUEUED',
    "messageId" TEXT NOT NULL,
    "error" TEXT,
    "sentAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "MailMessage_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "link" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ExportRun" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "status" "ExportStatus" NOT NULL DEFAULT 'QUEUED',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "fileId" UUID,
    "errorCode" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "finishedAt" TIMESTAMPTZ,

    CONSTRAINT "ExportRun_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "JobEffect" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobEffect_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Project" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "customerId" UUID,
    "leadId" UUID,
    "status" "ProjectStatus" NOT NULL DEFAULT 'ACTIVE',
    "billingMethod" "BillingMethod" NOT NULL DEFAULT 'TIME',
    "hourlyRate" DECIMAL(14,4),
    "budgetAmount" DECIMAL(14,2),
    "budgetMinutes" INTEGER,
    "budgetWarnPercent" INTEGER NOT NULL DEFAULT 80,
    "startsOn" DATE,
    "endsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectMember" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "hourlyRate" DECIMAL(14,4),

    CONSTRAINT "ProjectMember_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "billable" BOOLEAN NOT NULL DEFAULT true,
    "archivedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CompanyProfile" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "legalName" TEXT NOT NULL,
    "street" TEXT,
    "postalCode" TEXT,
    "city" TEXT,
    "country" CHAR(2) NOT NULL DEFAULT 'DE',
    "registerCourt" TEXT,
    "registerNumber" TEXT,
    "managingDirectors" TEXT,
    "taxNumber" TEXT,
    "vatId" TEXT,
    "contactName" TEXT,
    "contactPhone" TEXT,
    "contactEmail" TEXT,
    "website" TEXT,
    "electronicAddress" TEXT,
    "electronicAddressScheme" TEXT,
    "logoFileId" UUID,
    "smallBusiness" BOOLEAN NOT NULL DEFAULT false,
    "defaultTaxRate" DECIMAL(5,2) NOT NULL DEFAULT 19,
    "defaultHourlyRate" DECIMAL(14,4),
    "paymentTermDays" INTEGER NOT NULL DEFAULT 14,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "CompanyProfile_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "BankAccount" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "bic" TEXT,
    "bankName" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BankAccount_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "NumberCounter" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "lastValue" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NumberCounter_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "MailTemplate" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MailTemplate_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "TimeEntry" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "projectId" UUID,
    "activityId" UUID,
    "startedAt" TIMESTAMPTZ NOT NULL,
    "endedAt" TIMESTAMPTZ,
    "workedOn" DATE NOT NULL,
    "breakMinutes" INTEGER NOT NULL DEFAULT 0,
    "netMinutes" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "billable" BOOLEAN NOT NULL DEFAULT false,
    "hourlyRate" DECIMAL(14,4),
    "costRate" DECIMAL(14,4),
    "status" "TimeEntryStatus" NOT NULL DEFAULT 'DRAFT',
    "timesheetId" UUID,
    "rejectionReason" TEXT,
    "invoiceLineId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "TimeEntry_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Timesheet" (
    "tenantId" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "weekStartsOn" DATE NOT NULL,
    "status" "TimesheetStatus" NOT NULL DEFAULT 'SUBMITTED',
    "netMinutes" INTEGER NOT NULL,
    "submittedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Timesheet_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Tenant_slug_key" ON "Tenant"("slug");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_entityType_entityId_idx" ON "AuditEvent"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_actorId_id_idx" ON "AuditEvent"("tenantId", "actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_action_id_idx" ON "AuditEvent"("tenantId", "action", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_tenantId_eventId_key" ON "AuditSeal"("tenantId", "eventId");

-- CreateIndex
CREATE INDEX "Customer_tenantId_name_idx" ON "Customer"("tenantId", "name");

-- CreateIndex
CREATE INDEX "Customer_tenantId_vatId_idx" ON "Customer"("tenantId", "vatId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_tenantId_number_key" ON "Customer"("tenantId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerAddress_tenantId_customerId_kind_key" ON "CustomerAddress"("tenantId", "customerId", "kind");

-- CreateIndex
CREATE INDEX "Contact_tenantId_customerId_idx" ON "Contact"("tenantId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Department_tenantId_name_key" ON "Department"("tenantId", "name");

-- CreateIndex
CREATE INDEX "Employee_tenantId_departmentId_idx" ON "Employee"("tenantId", "departmentId");

-- CreateIndex
CREATE INDEX "Employee_tenantId_supervisorId_idx" ON "Employee"("tenantId", "supervisorId");

-- CreateIndex
CREATE INDEX "Employee_tenantId_lastName_firstName_idx" ON "Employee"("tenantId", "lastName", "firstName");

-- CreateIndex
CREATE UNIQUE INDEX "Employee_tenantId_number_key" ON "Employee"("tenantId", "number");

-- CreateIndex
CREATE INDEX "IncomeEntry_tenantId_receivedOn_idx" ON "IncomeEntry"("tenantId", "receivedOn");

-- CreateIndex
CREATE INDEX "IncomeEntry_tenantId_customerId_idx" ON "IncomeEntry"("tenantId", "customerId");

-- CreateIndex
CREATE INDEX "IncomeEntry_tenantId_paymentId_idx" ON "IncomeEntry"("tenantId", "paymentId");

-- CreateIndex
CREATE UNIQUE INDEX "UserAccount_issuer_subject_key" ON "UserAccount"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_idpSessionId_idx" ON "Session"("idpSessionId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_tenantId_userId_key" ON "Membership"("tenantId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_tenantId_employeeId_key" ON "Membership"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "Role_tenantId_key_key" ON "Role"("tenantId", "key");

-- CreateIndex
CREATE INDEX "RoleAssignment_tenantId_roleId_idx" ON "RoleAssignment"("tenantId", "roleId");

-- CreateIndex
CREATE UNIQUE INDEX "RoleAssignment_tenantId_employeeId_roleId_source_key" ON "RoleAssignment"("tenantId", "employeeId", "roleId", "source");

-- CreateIndex
CREATE INDEX "ProviderRoleMapping_tenantId_claimValue_idx" ON "ProviderRoleMapping"("tenantId", "claimValue");

-- CreateIndex
CREATE INDEX "ApiToken_tenantId_employeeId_idx" ON "ApiToken"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tenantId_hash_key" ON "ApiToken"("tenantId", "hash");

-- CreateIndex
CREATE INDEX "Invoice_tenantId_customerId_idx" ON "Invoice"("tenantId", "customerId");

-- CreateIndex
CREATE INDEX "Invoice_tenantId_status_dueOn_idx" ON "Invoice"("tenantId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "Invoice_tenantId_issuedOn_idx" ON "Invoice"("tenantId", "issuedOn");

-- CreateIndex
CREATE INDEX "Invoice_tenantId_createdAt_idx" ON "Invoice"("tenantId", "createdAt");

-- CreateIndex
CREATE INDEX "Invoice_tenantId_precedingInvoiceId_idx" ON "Invoice"("tenantId", "precedingInvoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_tenantId_number_key" ON "Invoice"("tenantId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLine_tenantId_invoiceId_position_key" ON "InvoiceLine"("tenantId", "invoiceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceTax_tenantId_invoiceId_category_rate_exemptionReason_key" ON "InvoiceTax"("tenantId", "invoiceId", "category", "rate", "exemptionReason");

-- CreateIndex
CREATE INDEX "Payment_tenantId_customerId_idx" ON "Payment"("tenantId", "customerId");

-- CreateIndex
CREATE INDEX "Payment_tenantId_receivedOn_idx" ON "Payment"("tenantId", "receivedOn");

-- CreateIndex
CREATE INDEX "PaymentAllocation_tenantId_invoiceId_idx" ON "PaymentAllocation"("tenantId", "invoiceId");

-- CreateIndex
CREATE INDEX "PaymentAllocation_tenantId_paymentId_idx" ON "PaymentAllocation"("tenantId", "paymentId");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentReminder_tenantId_invoiceId_level_key" ON "PaymentReminder"("tenantId", "invoiceId", "level");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_tenantId_storageKey_key" ON "StoredFile"("tenantId", "storageKey");

-- CreateIndex
CREATE INDEX "MailMessage_tenantId_entityType_entityId_idx" ON "MailMessage"("tenantId", "entityType", "entityId");

-- CreateIndex
CREATE INDEX "MailMessage_tenantId_createdAt_idx" ON "MailMessage"("tenantId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "MailMessage_tenantId_messageId_key" ON "MailMessage"("tenantId", "messageId");

-- CreateIndex
CREATE INDEX "Notification_tenantId_recipientId_createdAt_idx" ON "Notification"("tenantId", "recipientId", "createdAt");

-- CreateIndex
CREATE INDEX "ExportRun_tenantId_createdById_createdAt_idx" ON "ExportRun"("tenantId", "createdById", "createdAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_tenantId_createdAt_idx" ON "IdempotencyKey"("tenantId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "IdempotencyKey_tenantId_actorId_key_key" ON "IdempotencyKey"("tenantId", "actorId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "JobEffect_tenantId_key_key" ON "JobEffect"("tenantId", "key");

-- CreateIndex
CREATE INDEX "Project_tenantId_customerId_idx" ON "Project"("tenantId", "customerId");

-- CreateIndex
CREATE INDEX "Project_tenantId_leadId_idx" ON "Project"("tenantId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_tenantId_number_key" ON "Project"("tenantId", "number");

-- CreateIndex
CREATE INDEX "ProjectMember_tenantId_employeeId_idx" ON "ProjectMember"("tenantId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectMember_tenantId_projectId_employeeId_key" ON "ProjectMember"("tenantId", "projectId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_tenantId_name_key" ON "Activity"("tenantId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "CompanyProfile_tenantId_key" ON "CompanyProfile"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "BankAccount_tenantId_iban_key" ON "BankAccount"("tenantId", "iban");

-- CreateIndex
CREATE UNIQUE INDEX "NumberSeries_tenantId_key_key" ON "NumberSeries"("tenantId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "NumberCounter_tenantId_key_period_key" ON "NumberCounter"("tenantId", "key", "period");

-- CreateIndex
CREATE UNIQUE INDEX "MailTemplate_tenantId_key_language_key" ON "MailTemplate"("tenantId", "key", "language");

-- CreateIndex
CREATE INDEX "TimeEntry_tenantId_employeeId_workedOn_idx" ON "TimeEntry"("tenantId", "employeeId", "workedOn");

-- CreateIndex
CREATE INDEX "TimeEntry_tenantId_projectId_workedOn_idx" ON "TimeEntry"("tenantId", "projectId", "workedOn");

-- CreateIndex
CREATE INDEX "TimeEntry_tenantId_workedOn_idx" ON "TimeEntry"("tenantId", "workedOn");

-- CreateIndex
CREATE INDEX "TimeEntry_tenantId_timesheetId_idx" ON "TimeEntry"("tenantId", "timesheetId");

-- CreateIndex
CREATE INDEX "TimeEntry_tenantId_invoiceLineId_idx" ON "TimeEntry"("tenantId", "invoiceLineId");

-- CreateIndex
CREATE INDEX "Timesheet_tenantId_status_weekStartsOn_idx" ON "Timesheet"("tenantId", "status", "weekStartsOn");

-- CreateIndex
CREATE UNIQUE INDEX "Timesheet_tenantId_employeeId_weekStartsOn_key" ON "Timesheet"("tenantId", "employeeId", "weekStartsOn");

-- AddForeignKey
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_tenantId_eventId_fkey" FOREIGN KEY ("tenantId", "eventId") REFERENCES "AuditEvent"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_tenantId_headId_fkey" FOREIGN KEY ("tenantId", "headId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employee" ADD CONSTRAINT "Employee_tenantId_departmentId_fkey" FOREIGN KEY ("tenantId", "departmentId") REFERENCES "Department"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Employee" ADD CONSTRAINT "Employee_tenantId_supervisorId_fkey" FOREIGN KEY ("tenantId", "supervisorId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomeEntry" ADD CONSTRAINT "IncomeEntry_tenantId_paymentId_fkey" FOREIGN KEY ("tenantId", "paymentId") REFERENCES "Payment"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomeEntry" ADD CONSTRAINT "IncomeEntry_tenantId_invoiceId_fkey" FOREIGN KEY ("tenantId", "invoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomeEntry" ADD CONSTRAINT "IncomeEntry_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "UserAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "UserAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_tenantId_roleId_fkey" FOREIGN KEY ("tenantId", "roleId") REFERENCES "Role"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderRoleMapping" ADD CONSTRAINT "ProviderRoleMapping_tenantId_roleId_fkey" FOREIGN KEY ("tenantId", "roleId") REFERENCES "Role"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_tenantId_bankAccountId_fkey" FOREIGN KEY ("tenantId", "bankAccountId") REFERENCES "BankAccount"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_tenantId_precedingInvoiceId_fkey" FOREIGN KEY ("tenantId", "precedingInvoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_tenantId_pdfFileId_fkey" FOREIGN KEY ("tenantId", "pdfFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_tenantId_xmlFileId_fkey" FOREIGN KEY ("tenantId", "xmlFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_tenantId_invoiceId_fkey" FOREIGN KEY ("tenantId", "invoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceTax" ADD CONSTRAINT "InvoiceTax_tenantId_invoiceId_fkey" FOREIGN KEY ("tenantId", "invoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_tenantId_paymentId_fkey" FOREIGN KEY ("tenantId", "paymentId") REFERENCES "Payment"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentAllocation" ADD CONSTRAINT "PaymentAllocation_tenantId_invoiceId_fkey" FOREIGN KEY ("tenantId", "invoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentReminder" ADD CONSTRAINT "PaymentReminder_tenantId_invoiceId_fkey" FOREIGN KEY ("tenantId", "invoiceId") REFERENCES "Invoice"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentReminder" ADD CONSTRAINT "PaymentReminder_tenantId_pdfFileId_fkey" FOREIGN KEY ("tenantId", "pdfFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentReminder" ADD CONSTRAINT "PaymentReminder_tenantId_mailId_fkey" FOREIGN KEY ("tenantId", "mailId") REFERENCES "MailMessage"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_tenantId_recipientId_fkey" FOREIGN KEY ("tenantId", "recipientId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportRun" ADD CONSTRAINT "ExportRun_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_customerId_fkey" FOREIGN KEY ("tenantId", "customerId") REFERENCES "Customer"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_leadId_fkey" FOREIGN KEY ("tenantId", "leadId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyProfile" ADD CONSTRAINT "CompanyProfile_tenantId_logoFileId_fkey" FOREIGN KEY ("tenantId", "logoFileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeEntry" ADD CONSTRAINT "TimeEntry_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeEntry" ADD CONSTRAINT "TimeEntry_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeEntry" ADD CONSTRAINT "TimeEntry_tenantId_activityId_fkey" FOREIGN KEY ("tenantId", "activityId") REFERENCES "Activity"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeEntry" ADD CONSTRAINT "TimeEntry_tenantId_timesheetId_fkey" FOREIGN KEY ("tenantId", "timesheetId") REFERENCES "Timesheet"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeEntry" ADD CONSTRAINT "TimeEntry_tenantId_invoiceLineId_fkey" FOREIGN KEY ("tenantId", "invoiceLineId") REFERENCES "InvoiceLine"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Timesheet" ADD CONSTRAINT "Timesheet_tenantId_employeeId_fkey" FOREIGN KEY ("tenantId", "employeeId") REFERENCES "Employee"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- Rights of the runtime role
GRANT USAGE ON SCHEMA public TO workmate_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO workmate_runtime;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO workmate_runtime;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO workmate_runtime;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO workmate_runtime;

-- What happened stays: no update, no delete, whoever asks.
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "AuditSeal", "IncomeEntry", "StoredFile" FROM workmate_runtime;
-- Companies are made by migrations and maintenance, not by requests.
REVOKE INSERT, DELETE ON "Tenant" FROM workmate_runtime;

-- ---------------------------------------------------------------------------------------------------------------
-- Audit: one trigger function for every tenant table. Arguments are columns that must not be copied into the log
-- (secrets, or large content that is hashed elsewhere).
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  changed_before jsonb;
  changed_after jsonb;
  declared text := nullif(current_setting('app.action', true), '');
  actor text := nullif(current_setting('app.actor_id', true), '');
  excluded text[] := TG_ARGV::text[] || ARRAY['updatedAt', 'tenantId'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(n.key, old_row -> n.key), jsonb_object_agg(n.key, n.value)
      INTO changed_before, changed_after
      FROM jsonb_each(new_row - excluded) n
      WHERE n.value IS DISTINCT FROM old_row -> n.key;
    IF changed_after IS NULL THEN RETURN NULL; END IF;
  ELSE
    changed_before := old_row - excluded;
    changed_after := new_row - excluded;
  END IF;
  INSERT INTO "AuditEvent" ("tenantId", "actorType", "actorId", "requestId", "action", "operation", "entityType", "entityId", "before", "after")
  VALUES (
    (coalesce(new_row, old_row) ->> 'tenantId')::uuid, coalesce(nullif(current_setting('app.actor_type', true), ''), 'system'), actor::uuid,
    nullif(current_setting('app.request_id', true), ''), coalesce(declared, TG_TABLE_NAME || '.' || lower(TG_OP)), lower(TG_OP),
    TG_TABLE_NAME, coalesce(new_row, old_row) ->> 'id', changed_before, changed_after);
  RETURN NULL;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER income_is_append_only BEFORE UPDATE OR DELETE ON "IncomeEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------------------------------------------------------
-- Tenancy. Every later migration calls protect_tenant_table for its new tables; an architecture test checks that.
CREATE FUNCTION protect_tenant_table(tab regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tab);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tab);
  -- The sub-select makes PostgreSQL ask once per statement instead of once per row.
  EXECUTE format('CREATE POLICY tenant_only ON %s USING ("tenantId" = (SELECT current_tenant())) WITH CHECK ("tenantId" = (SELECT current_tenant()))', tab);
END $$;

CREATE FUNCTION audit_tenant_table(tab regclass, VARIADIC excluded text[] DEFAULT ARRAY[]::text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION audit_row(%s)',
    tab, (SELECT coalesce(string_agg(quote_literal(e), ', '), '') FROM unnest(excluded) e));
END $$;

DO $$
DECLARE tab text;
BEGIN
  FOR tab IN
    SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'tenantId' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'Session'
  LOOP
    PERFORM protect_tenant_table(format('%I', tab)::regclass);
    -- The log does not log itself; answers kept for repeated requests and job marks are technique, not business.
    IF tab NOT IN ('AuditEvent', 'AuditSeal', 'IdempotencyKey', 'JobEffect', 'ApiToken', 'Invoice', 'ExportRun', 'Notification') THEN
      PERFORM audit_tenant_table(format('%I', tab)::regclass);
    END IF;
  END LOOP;
END $$;
SELECT audit_tenant_table('"ApiToken"', 'hash', 'lastUsedAt');
SELECT audit_tenant_table('"Invoice"', 'content');
SELECT audit_tenant_table('"ExportRun"', 'done', 'total');
SELECT audit_tenant_table('"Notification"', 'readAt');

-- A company sees itself. Not forced: maintenance as the owner lists all companies (list_tenants).
ALTER TABLE "Tenant" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON "Tenant" USING (id = (SELECT current_tenant())) WITH CHECK (id = (SELECT current_tenant()));

-- A person sees the companies they belong to, to switch between them.
DROP POLICY tenant_only ON "Membership";
CREATE POLICY own_membership ON "Membership"
  USING ("tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid OR "userId" = nullif(current_setting('app.user_id', true), '')::uuid)
  WITH CHECK ("tenantId" = (SELECT current_tenant()));

CREATE FUNCTION list_tenants() RETURNS SETOF "Tenant" LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT * FROM "Tenant" ORDER BY "createdAt", id
$$;

CREATE FUNCTION tenants_of_user(the_user uuid) RETURNS TABLE (id uuid, slug text, name text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM set_config('app.user_id', the_user::text, true);
  RETURN QUERY SELECT t.id, t.slug, t.name FROM "Membership" m JOIN "Tenant" t ON t.id = m."tenantId" WHERE m."userId" = the_user ORDER BY t.name;
  PERFORM set_config('app.user_id', '', true);
END $$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who is it? One statement per request: session or token, company, employee, grants.
CREATE FUNCTION actor_of_employee(the_employee uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT jsonb_build_object(
    'employeeId', e.id, 'name', e."firstName" || ' ' || e."lastName",
    'tenant', jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'zone', t.zone, 'language', t.language, 'currency', t.currency),
    'grants', coalesce((
      SELECT jsonb_agg(DISTINCT g) FROM "RoleAssignment" a JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId", unnest(r.grants) g
      WHERE a."tenantId" = e."tenantId" AND a."employeeId" = e.id), '[]'::jsonb),
    'roles', coalesce((
      SELECT jsonb_agg(DISTINCT r.key) FROM "RoleAssignment" a JOIN "Role" r ON r."tenantId" = a."tenantId" AND r.id = a."roleId"
      WHERE a."tenantId" = e."tenantId" AND a."employeeId" = e.id), '[]'::jsonb))
  FROM "Employee" e JOIN "Tenant" t ON t.id = e."tenantId"
  WHERE e."tenantId" = current_tenant() AND e.id = the_employee
    AND e."activeFrom" <= (now() AT TIME ZONE t.zone)::date
    AND (e."activeTo" IS NULL OR e."activeTo" >= (now() AT TIME ZONE t.zone)::date)
$$;

CREATE FUNCTION authenticate_session(the_session uuid, idle interval DEFAULT '8 hours') RETURNS jsonb LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  s "Session";
  member uuid;
  actor jsonb;
BEGIN
  SELECT * INTO s FROM "Session" WHERE id = the_session AND "revokedAt" IS NULL AND "expiresAt" > now() AND "lastSeenAt" > now() - idle;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s."lastSeenAt" < now() - interval '1 minute' THEN
    UPDATE "Session" SET "lastSeenAt" = now() WHERE id = s.id;
  END IF;
  IF s."tenantId" IS NOT NULL THEN
    PERFORM set_config('app.tenant_id', s."tenantId"::text, true);
    SELECT "employeeId" INTO member FROM "Membership" WHERE "tenantId" = s."tenantId" AND "userId" = s."userId";
    actor := actor_of_employee(member);
  END IF;
  RETURN coalesce(actor, '{}'::jsonb) || jsonb_build_object('sessionId', s.id, 'userId', s."userId", 'tenantId', s."tenantId",
    'accessExpiresAt', s."accessExpiresAt", 'expiresAt', s."expiresAt");
END $$;

CREATE FUNCTION authenticate_token(the_tenant uuid, the_hash text) RETURNS jsonb LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  t "ApiToken";
  actor jsonb;
BEGIN
  PERFORM set_config('app.tenant_id', the_tenant::text, true);
  SELECT * INTO t FROM "ApiToken" WHERE "tenantId" = the_tenant AND hash = the_hash AND "revokedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > now());
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF t."lastUsedAt" IS NULL OR t."lastUsedAt" < now() - interval '1 minute' THEN
    UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE "tenantId" = the_tenant AND id = t.id;
  END IF;
  actor := actor_of_employee(t."employeeId");
  IF actor IS NULL THEN RETURN NULL; END IF;
  RETURN actor || jsonb_build_object('tenantId', the_tenant, 'tokenId', t.id, 'scopes', to_jsonb(t.scopes));
END $$;

-- ---------------------------------------------------------------------------------------------------------------
-- The chain. One writer per tenant (advisory lock), just after commit, so that business writers never queue on it.
CREATE FUNCTION audit_canonical(e "AuditEvent") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(e."tenantId", e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."actorType", e."actorId",
    e."requestId", e.action, e.operation, e."entityType", e."entityId", e.before, e.after)::text
$$;

-- Seals up to `most` events that no seal covers yet and answers how many. Events younger than the window of ids are looked at;
-- `window_size` NULL looks at all (after a long transaction).
CREATE FUNCTION seal_audit(most int DEFAULT 5000, window_size bigint DEFAULT 50000) RETURNS int LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  tenant uuid := current_tenant();
  last_seal "AuditSeal";
  last_event bigint;
  event "AuditEvent";
  previous text;
  next_id bigint;
  sealed int := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('audit-seal:' || tenant, 0)) THEN RETURN 0; END IF;
  SELECT * INTO last_seal FROM "AuditSeal" WHERE "tenantId" = tenant ORDER BY id DESC LIMIT 1;
  SELECT coalesce(max("eventId"), 0) INTO last_event FROM "AuditSeal" WHERE "tenantId" = tenant;
  previous := coalesce(last_seal.hash, repeat('0', 64));
  next_id := coalesce(last_seal.id, 0) + 1;
  FOR event IN
    SELECT e.* FROM "AuditEvent" e
    WHERE e."tenantId" = tenant AND (window_size IS NULL OR e.id > last_event - window_size)
      AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."tenantId" = tenant AND s."eventId" = e.id)
    ORDER BY e.id LIMIT most
  LOOP
    INSERT INTO "AuditSeal" ("tenantId", id, "eventId", "prevHash", hash)
    VALUES (tenant, next_id, event.id, previous, encode(sha256(convert_to(previous || audit_canonical(event), 'UTF8')), 'hex'))
    RETURNING hash INTO previous;
    next_id := next_id + 1;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $$;

-- First break of the chain as (seal id, reason); no row: unbroken.
CREATE FUNCTION audit_chain_break() RETURNS TABLE (seal bigint, reason text) LANGUAGE sql STABLE SET search_path = public AS $$
  WITH chain AS (
    SELECT s.id, s.hash, s."prevHash",
      lag(s.hash, 1, repeat('0', 64)) OVER (ORDER BY s.id) AS expected_prev, lag(s.id, 1, 0::bigint) OVER (ORDER BY s.id) + 1 AS expected_id,
      encode(sha256(convert_to(s."prevHash" || audit_canonical(e), 'UTF8')), 'hex') AS recomputed
    FROM "AuditSeal" s LEFT JOIN "AuditEvent" e ON e."tenantId" = s."tenantId" AND e.id = s."eventId"
    WHERE s."tenantId" = current_tenant())
  SELECT id, CASE WHEN id <> expected_id THEN 'missing seal' WHEN "prevHash" <> expected_prev THEN 'broken link' ELSE 'changed event' END
  FROM chain WHERE id <> expected_id OR "prevHash" <> expected_prev OR hash IS DISTINCT FROM recomputed
  ORDER BY id LIMIT 1
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Contacts and bank accounts: at most one that counts.
CREATE UNIQUE INDEX contact_one_primary ON "Contact" ("tenantId", "customerId") WHERE "isPrimary";
CREATE UNIQUE INDEX bank_account_one_default ON "BankAccount" ("tenantId") WHERE "isDefault" AND "archivedAt" IS NULL;
ALTER TABLE "Project" ADD CONSTRAINT project_customer_unless_internal CHECK ("customerId" IS NOT NULL OR "billingMethod" = 'INTERNAL');
-- NULLs are equal here: one tax row per category, rate and reason.
DROP INDEX "InvoiceTax_tenantId_invoiceId_category_rate_exemptionReason_key";
CREATE UNIQUE INDEX "InvoiceTax_tenantId_invoiceId_category_rate_exemptionReason_key"
  ON "InvoiceTax" ("tenantId", "invoiceId", category, rate, "exemptionReason") NULLS NOT DISTINCT;

-- Time: one place at a time, one running timer, sane numbers.
ALTER TABLE "TimeEntry" ADD CONSTRAINT time_entry_no_overlap EXCLUDE USING gist (
  "tenantId" WITH =, "employeeId" WITH =, tstzrange("startedAt", "endedAt", '[)') WITH &&);
CREATE UNIQUE INDEX time_entry_one_running ON "TimeEntry" ("tenantId", "employeeId") WHERE "endedAt" IS NULL;
ALTER TABLE "TimeEntry" ADD CONSTRAINT time_entry_ends_after_start CHECK ("endedAt" IS NULL OR "endedAt" > "startedAt");
ALTER TABLE "TimeEntry" ADD CONSTRAINT time_entry_running_has_no_end CHECK (("endedAt" IS NULL) = (status = 'RUNNING'));
ALTER TABLE "TimeEntry" ADD CONSTRAINT time_entry_break_fits CHECK ("breakMinutes" >= 0 AND "netMinutes" >= 0);
CREATE INDEX time_entry_unbilled ON "TimeEntry" ("tenantId", "projectId") WHERE status = 'APPROVED' AND billable AND "invoiceLineId" IS NULL;

-- Billed time never changes; the only way out is that its invoice line lets it go (draft deleted, invoice cancelled).
CREATE FUNCTION time_entry_billed_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."invoiceLineId" IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['invoiceLineId', 'version', 'updatedAt'] = to_jsonb(OLD) - ARRAY['invoiceLineId', 'version', 'updatedAt'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'wmos:time-entry.billed';
END $$;
CREATE TRIGGER time_entry_billed_is_locked BEFORE UPDATE OR DELETE ON "TimeEntry" FOR EACH ROW EXECUTE FUNCTION time_entry_billed_is_locked();

-- § 14 UStG, GoBD: an issued invoice is final. Only what happens to it (paid, sent, files made once) may be noted.
CREATE FUNCTION invoice_issued_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted text[] := ARRAY['status', 'paidTotal', 'pdfFileId', 'xmlFileId', 'sentAt', 'version', 'updatedAt'];
BEGIN
  IF OLD.status = 'DRAFT' THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND NEW.status <> 'DRAFT'
    AND to_jsonb(NEW) - noted = to_jsonb(OLD) - noted
    AND (OLD."pdfFileId" IS NULL OR OLD."pdfFileId" = NEW."pdfFileId")
    AND (OLD."xmlFileId" IS NULL OR OLD."xmlFileId" = NEW."xmlFileId") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'wmos:invoice.issued-is-final';
END $$;
CREATE TRIGGER invoice_issued_is_final BEFORE UPDATE OR DELETE ON "Invoice" FOR EACH ROW EXECUTE FUNCTION invoice_issued_is_final();

CREATE FUNCTION invoice_part_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[] := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD."invoiceId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."invoiceId" END];
BEGIN
  IF EXISTS (SELECT FROM "Invoice" WHERE "tenantId" = coalesce(NEW."tenantId", OLD."tenantId") AND id = ANY (ids) AND status <> 'DRAFT') THEN
    RAISE EXCEPTION 'wmos:invoice.issued-is-final';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER invoice_part_is_final BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine" FOR EACH ROW EXECUTE FUNCTION invoice_part_is_final();
CREATE TRIGGER invoice_part_is_final BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceTax" FOR EACH ROW EXECUTE FUNCTION invoice_part_is_final();
ALTER TABLE "Invoice" ADD CONSTRAINT invoice_issued_has_number CHECK (status = 'DRAFT' OR (number IS NOT NULL AND "issuedOn" IS NOT NULL AND content IS NOT NULL));

-- A payment is a fact: afterwards it can only be marked reversed.
CREATE FUNCTION payment_is_a_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['reversedAt', 'reversalReason'] = to_jsonb(OLD) - ARRAY['reversedAt', 'reversalReason']
    AND OLD."reversedAt" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'wmos:payment.is-final';
END $$;
CREATE TRIGGER payment_is_a_fact BEFORE UPDATE OR DELETE ON "Payment" FOR EACH ROW EXECUTE FUNCTION payment_is_a_fact();
ALTER TABLE "Payment" ADD CONSTRAINT payment_amount_positive CHECK (amount > 0);
ALTER TABLE "PaymentAllocation" ADD CONSTRAINT payment_allocation_positive CHECK (amount > 0);

-- Search by parts of names; a PostgreSQL without contrib still works, only slower.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX customer_name_search ON "Customer" USING gin (lower(name) gin_trgm_ops);
  CREATE INDEX project_name_search ON "Project" USING gin (lower(name) gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available: search by parts of names will be slower';
END $$;

-- Why a request was rejected and why a hold was lifted.
ALTER TABLE "PrivacyRequest" ADD COLUMN "decisionReason" TEXT;
ALTER TABLE "LegalHold" ADD COLUMN "liftReason" TEXT;
-- `legal_hold_once` says the same already.
DROP INDEX legal_hold_one_open;

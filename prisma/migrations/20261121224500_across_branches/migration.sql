-- The few people whose roles reach across branches are looked up with every branch's.
CREATE INDEX "Membership_across" ON "Membership" ("personId") WHERE "role" IN ('hq', 'auditor');

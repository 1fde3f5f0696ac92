-- DropIndex
DROP INDEX "Record_branchId_closedAt_idx";

-- CreateIndex
CREATE INDEX "Record_branchId_closedAt_createdAt_idx" ON "Record"("branchId", "closedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Run_branchId_lateUntil_idx" ON "Run"("branchId", "lateUntil");

-- Findings are few among the items. The schema file cannot express it; the schema engine leaves it alone.
CREATE INDEX "Item_finding" ON "Item" ("runId") WHERE "state" = 'finding';

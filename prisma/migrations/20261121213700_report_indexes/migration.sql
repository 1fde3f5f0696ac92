-- DropIndex
DROP INDEX "Record_branchId_closedAt_idx";

-- CreateIndex
CREATE INDEX "Record_branchId_closedAt_createdAt_idx" ON "Record"("branchId", "closedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Run_branchId_lateUntil_idx" ON "Run"("branchId", "lateUntil");

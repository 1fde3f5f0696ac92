-- AlterTable
ALTER TABLE "Branch" ADD COLUMN     "plannedTo" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "Branch_plannedTo_idx" ON "Branch"("plannedTo");

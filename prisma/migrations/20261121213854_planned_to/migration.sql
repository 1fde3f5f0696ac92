-- AlterTable
ALTER TABLE "Branch" ADD COLUMN     "plannedTo" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Branch_plannedTo_idx" ON "Branch"("plannedTo");

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "met" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PastClock" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PastClock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PastClock_branchId_dueAt_idx" ON "PastClock"("branchId", "dueAt");

-- CreateIndex
CREATE INDEX "PastClock_subjectId_idx" ON "PastClock"("subjectId");

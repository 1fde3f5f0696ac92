-- AlterTable
ALTER TABLE "Record" ADD COLUMN "mergedId" UUID;
ALTER TABLE "Record" ADD COLUMN "link" TEXT;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN "extended" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "recordId" UUID;

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN "link" TEXT;

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'expected',
    "reason" TEXT,
    "type" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "sealed" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tryAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Photo_recordId_file_key" ON "Photo"("recordId", "file");
CREATE INDEX "Photo_state_tryAt_idx" ON "Photo"("state", "tryAt");
CREATE INDEX "Record_mergedId_idx" ON "Record"("mergedId");
CREATE INDEX "Run_recordId_idx" ON "Run"("recordId");

-- Limits that run: what is owed on records that are closed already is found by them.
CREATE INDEX "Clock_running_idx" ON "Clock"("branchId", "subjectId") WHERE "stoppedAt" IS NULL;

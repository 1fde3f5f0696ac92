-- AlterTable
ALTER TABLE "Run" ADD COLUMN "rules" JSONB;
ALTER TABLE "Run" ADD COLUMN "excuse" TEXT;

-- AlterTable
ALTER TABLE "Item" ADD COLUMN "rule" JSONB;
ALTER TABLE "Item" ADD COLUMN "value" JSONB;

-- CreateTable
CREATE TABLE "OwnList" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OwnList_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OwnList_branchId_name_version_key" ON "OwnList"("branchId", "name", "version");

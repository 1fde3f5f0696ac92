-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "heldTo" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "awayTo" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Outage" (
    "id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Outage_from_idx" ON "Outage"("from");

-- One that is not over in each place, whoever sees it first.
CREATE UNIQUE INDEX "Outage_one" ON "Outage" ("place") WHERE "until" IS NULL;

-- The words of a record in the one spelling in which they are looked for, and the version of it that they were made of.
-- An older version of Lobby writes neither: where the version is another, the words are looked for as they were typed.
ALTER TABLE "Record" ADD COLUMN "spelling" TEXT,
ADD COLUMN "spelled" INTEGER;

-- Those whose words have no spelling yet: none, soon after the first start.
CREATE INDEX "Record_unspelled" ON "Record" ("id") WHERE "spelling" IS NULL;

-- CreateIndex
CREATE INDEX "Posted_channel_ts_idx" ON "Posted"("channel", "ts");

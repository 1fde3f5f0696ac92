-- Drafts are sealed from now on; those that wait unsealed are asked for again.
DELETE FROM "Draft";

-- CreateIndex
CREATE INDEX "Draft_at_idx" ON "Draft"("at");

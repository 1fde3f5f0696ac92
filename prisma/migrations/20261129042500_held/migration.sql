-- AlterTable
ALTER TABLE "Occurrence" ADD COLUMN     "heldTo" TIMESTAMPTZ(3);

-- Few are ever held, and what comes next is asked often.
CREATE INDEX "Occurrence_held" ON "Occurrence" ("heldTo") WHERE "state" = 'planned' AND "heldTo" IS NOT NULL;

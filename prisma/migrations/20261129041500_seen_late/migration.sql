-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "seenAt" TIMESTAMPTZ(3);

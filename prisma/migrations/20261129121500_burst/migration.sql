-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "burst" JSONB;

-- AlterTable
ALTER TABLE "Run" DROP COLUMN "signedAt",
DROP COLUMN "signedBy",
ADD COLUMN     "signatures" JSONB NOT NULL DEFAULT '[]';

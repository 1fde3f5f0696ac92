-- CreateTable
CREATE TABLE "DayBook" (
    "branchId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "auditSeq" INTEGER NOT NULL,
    "auditHash" TEXT NOT NULL,
    "concerns" TEXT[],
    "previous" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "DayBook_pkey" PRIMARY KEY ("branchId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "DayBook_branchId_date_key" ON "DayBook"("branchId", "date");

-- A book follows the one before it, whoever writes it: the next number, a later day, the hash of the book before. Its own
-- hash is that of its file: the mark by which spreadsheets know UTF-8, and its words. Two writers wait for each other at the branch's row, so a chain has no forks.
CREATE FUNCTION lobby_chain_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_number integer;
  last_date text;
  last_hash text;
BEGIN
  PERFORM 1 FROM "Branch" WHERE "id" = NEW."branchId" FOR NO KEY UPDATE;
  SELECT "number", "date", "hash" INTO last_number, last_date, last_hash FROM "DayBook"
    WHERE "branchId" = NEW."branchId" ORDER BY "number" DESC LIMIT 1;
  IF NEW."number" <> coalesce(last_number, 0) + 1 OR NEW."date" <= coalesce(last_date, '')
    OR NEW."previous" <> coalesce(last_hash, '') THEN
    RAISE EXCEPTION 'A DayBook follows the one before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW."hash" := encode(sha256(convert_to(chr(65279) || NEW."content", 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE TRIGGER chain_books BEFORE INSERT ON "DayBook"
  FOR EACH ROW EXECUTE FUNCTION lobby_chain_books();
CREATE TRIGGER keep_books BEFORE UPDATE OR DELETE ON "DayBook"
  FOR EACH ROW EXECUTE FUNCTION lobby_keep_audit();
CREATE TRIGGER keep_all_books BEFORE TRUNCATE ON "DayBook"
  FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit();

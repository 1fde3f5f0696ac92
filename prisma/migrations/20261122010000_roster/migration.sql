-- CreateTable
CREATE TABLE "Shift" (
    "branchId" UUID NOT NULL,
    "date" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "shift" TEXT NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("branchId","date","post","shift","personId")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Absence_branchId_to_idx" ON "Absence"("branchId", "to");

-- CreateTable
CREATE TABLE "Attendance" (
    "branchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "date" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "expectedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3),
    "kind" TEXT,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("branchId","personId","date")
);

-- CreateIndex
CREATE INDEX "Attendance_branchId_date_idx" ON "Attendance"("branchId", "date");

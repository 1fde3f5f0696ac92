-- CreateTable
CREATE TABLE "Trouble" (
    "id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "branchId" UUID,
    "code" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "noticedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "toldAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Trouble_pkey" PRIMARY KEY ("id")
);

-- A place has one trouble at a time, whoever notices it. The schema file cannot express it; the schema engine leaves it alone.
CREATE UNIQUE INDEX "Trouble_one" ON "Trouble" ("what", "place") WHERE "endedAt" IS NULL;

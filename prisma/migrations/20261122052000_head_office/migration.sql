-- CreateTable
CREATE TABLE "HeadOffice" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "channel" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "toldTo" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeadOffice_pkey" PRIMARY KEY ("id")
);

-- There is one head office. The schema file cannot express it; the schema engine leaves it alone.
ALTER TABLE "HeadOffice" ADD CONSTRAINT "HeadOffice_one" CHECK ("id" = 1);

-- CreateTable
CREATE TABLE "Telling" (
    "report" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "settledAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Telling_pkey" PRIMARY KEY ("report","period")
);

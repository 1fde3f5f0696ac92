-- CreateTable
CREATE TABLE "HeadOfficePeople" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "toldTo" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeadOfficePeople_pkey" PRIMARY KEY ("id")
);

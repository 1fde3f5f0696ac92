-- CreateTable
CREATE TABLE "PutOff" (
    "what" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "again" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PutOff_pkey" PRIMARY KEY ("what","row")
);

-- CreateTable
CREATE TABLE "Ack" (
    "recordId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Ack_pkey" PRIMARY KEY ("recordId","personId")
);

-- CreateTable
CREATE TABLE "Spread" (
    "recordId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "by" UUID NOT NULL,
    "rest" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Spread_pkey" PRIMARY KEY ("recordId")
);

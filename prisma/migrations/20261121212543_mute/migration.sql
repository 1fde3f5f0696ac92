-- CreateTable
CREATE TABLE "Mute" (
    "personId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("personId","subjectId")
);

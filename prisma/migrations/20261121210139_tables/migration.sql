-- CreateTable
CREATE TABLE "Branch" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slackId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "dm" TEXT,
    "profileAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "personId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("personId","branchId","role")
);

-- CreateTable
CREATE TABLE "Presence" (
    "branchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "date" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("branchId","personId","date")
);

-- CreateTable
CREATE TABLE "Counter" (
    "branchId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("branchId","kind")
);

-- CreateTable
CREATE TABLE "Record" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "severity" INTEGER,
    "summary" TEXT NOT NULL,
    "reporterId" UUID NOT NULL,
    "ownerId" UUID,
    "parentId" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordEvent" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "RecordEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Secret" (
    "recordId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "digest" TEXT,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("recordId","field")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "wakeAt" TIMESTAMPTZ(3),
    "step" INTEGER NOT NULL DEFAULT 0,
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "lateUntil" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "signedBy" UUID,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    "groupText" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT,
    "by" UUID,
    "at" TIMESTAMPTZ(3),
    "actionId" UUID,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tick" (
    "id" BIGSERIAL NOT NULL,
    "runId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "seen" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tick_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("branchId","name")
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "cutoffAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "settledAt" TIMESTAMPTZ(3),
    "subjectId" UUID,

    CONSTRAINT "Occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "branchId" UUID,
    "view" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "args" JSONB NOT NULL DEFAULT '{}',
    "priority" INTEGER NOT NULL DEFAULT 5,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "owner" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ts" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Posted" (
    "view" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "ts" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Posted_pkey" PRIMARY KEY ("view","subject","channel")
);

-- CreateTable
CREATE TABLE "Report" (
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("branchId","name","period")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "askedBy" UUID NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'asked',
    "decidedBy" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "branchId" UUID,
    "what" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbound" (
    "key" TEXT NOT NULL,
    "outcome" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Inbound_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Branch_channel_key" ON "Branch"("channel");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slackId_key" ON "Person"("slackId");

-- CreateIndex
CREATE INDEX "Membership_branchId_idx" ON "Membership"("branchId");

-- CreateIndex
CREATE INDEX "Record_branchId_createdAt_idx" ON "Record"("branchId", "createdAt");

-- CreateIndex
CREATE INDEX "Record_branchId_closedAt_idx" ON "Record"("branchId", "closedAt");

-- CreateIndex
CREATE INDEX "Record_ownerId_closedAt_idx" ON "Record"("ownerId", "closedAt");

-- CreateIndex
CREATE INDEX "Record_parentId_idx" ON "Record"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_branchId_kind_number_key" ON "Record"("branchId", "kind", "number");

-- CreateIndex
CREATE INDEX "RecordEvent_recordId_at_idx" ON "RecordEvent"("recordId", "at");

-- CreateIndex
CREATE INDEX "RecordEvent_branchId_type_at_idx" ON "RecordEvent"("branchId", "type", "at");

-- CreateIndex
CREATE INDEX "Secret_digest_idx" ON "Secret"("digest");

-- CreateIndex
CREATE INDEX "Clock_wakeAt_idx" ON "Clock"("wakeAt");

-- CreateIndex
CREATE INDEX "Clock_branchId_dueAt_idx" ON "Clock"("branchId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Clock_subjectId_name_key" ON "Clock"("subjectId", "name");

-- CreateIndex
CREATE INDEX "Run_branchId_dueAt_idx" ON "Run"("branchId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Run_branchId_list_date_slot_key" ON "Run"("branchId", "list", "date", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "Item_runId_position_key" ON "Item"("runId", "position");

-- CreateIndex
CREATE INDEX "Tick_runId_version_idx" ON "Tick"("runId", "version");

-- CreateIndex
CREATE INDEX "Occurrence_state_dueAt_idx" ON "Occurrence"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_branchId_name_date_slot_key" ON "Occurrence"("branchId", "name", "date", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_seq_key" ON "Outbox"("seq");

-- CreateIndex
CREATE INDEX "Outbox_state_notBefore_idx" ON "Outbox"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Outbox_view_subject_target_idx" ON "Outbox"("view", "subject", "target");

-- CreateIndex
CREATE INDEX "Request_branchId_what_state_idx" ON "Request"("branchId", "what", "state");

-- CreateIndex
CREATE INDEX "Inbound_at_idx" ON "Inbound"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_chain_seq_key" ON "AuditEntry"("chain", "seq");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

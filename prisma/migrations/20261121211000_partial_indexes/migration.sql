-- Indexes over the few rows that are still alive, which stay small while the tables grow for years.
-- The schema file cannot express them; the schema engine leaves them alone.

CREATE INDEX "Record_open" ON "Record" ("branchId", "kind") WHERE "closedAt" IS NULL;

CREATE INDEX "Clock_awake" ON "Clock" ("wakeAt") WHERE "wakeAt" IS NOT NULL;

CREATE INDEX "Outbox_unsettled" ON "Outbox" ("state", "priority", "seq") WHERE "settledAt" IS NULL;

-- One waiting update of a view is enough, whatever number of changes it will show. The writer inserts with
-- ON CONFLICT ("view", "subject", "target") WHERE state = 'planned' AND args = '{}'::jsonb DO UPDATE:
-- an update, not DO NOTHING, because only the update waits for a sender that is taking the row at that moment.
CREATE UNIQUE INDEX "Outbox_one_planned" ON "Outbox" ("view", "subject", "target")
  WHERE "state" = 'planned' AND "args" = '{}'::jsonb;

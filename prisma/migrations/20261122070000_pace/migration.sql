-- How fast Slack's methods may be called by all processes together.
CREATE TABLE "Pace" (
  "method" TEXT NOT NULL,
  "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "pausedUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
  "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Pace_pkey" PRIMARY KEY ("method")
);

INSERT INTO "Pace" ("method") VALUES ('chat.postMessage'), ('chat.update');

-- What waits is claimed in this order, whatever else lies there: settled long ago, or not due for days.
CREATE INDEX "Outbox_waiting" ON "Outbox" ("priority", "notBefore", "seq") WHERE "state" = 'planned';

-- When something was last sent to somewhere, by whichever process.
CREATE INDEX "Outbox_sent" ON "Outbox" ("target", "settledAt") WHERE "state" = 'sent';

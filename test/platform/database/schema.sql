-- Tables
"Absence"
"Ack"
"Attendance"
"AuditEntry"
"AuditHead"
"Branch"
"Clock"
"Counter"
"DayBook"
"Draft"
"HeadOffice"
"HeadOfficePeople"
"Inbound"
"Item"
"Membership"
"Mute"
"Occurrence"
"Outage"
"Outbox"
"OwnList"
"Pace"
"PastClock"
"Person"
"Photo"
"Posted"
"Presence"
"PutOff"
"Record"
"RecordEvent"
"Report"
"Request"
"Run"
"Schedule"
"Secret"
"Setting"
"Shift"
"Spread"
"Telling"
"Tick"
"Trouble"

-- Columns
"Absence".id uuid NOT NULL
"Absence"."branchId" uuid NOT NULL
"Absence"."personId" uuid NOT NULL
"Absence"."from" text NOT NULL
"Absence"."to" text NOT NULL
"Absence".kind text NOT NULL
"Absence".state text NOT NULL DEFAULT 'asked'::text
"Absence"."askedAt" timestamp(3) with time zone NOT NULL
"Absence"."decidedBy" uuid
"Absence"."decidedAt" timestamp(3) with time zone
"Absence".note text
"Ack"."recordId" uuid NOT NULL
"Ack"."personId" uuid NOT NULL
"Ack".at timestamp(3) with time zone NOT NULL
"Attendance"."branchId" uuid NOT NULL
"Attendance"."personId" uuid NOT NULL
"Attendance".date text NOT NULL
"Attendance".state text NOT NULL
"Attendance"."expectedAt" timestamp(3) with time zone
"Attendance".at timestamp(3) with time zone
"Attendance".kind text
"AuditEntry".id bigint NOT NULL DEFAULT nextval('"AuditEntry_id_seq"'::regclass)
"AuditEntry".chain text NOT NULL
"AuditEntry".seq integer NOT NULL
"AuditEntry".at timestamp(3) with time zone NOT NULL
"AuditEntry".actor text NOT NULL
"AuditEntry".action text NOT NULL
"AuditEntry".subject text NOT NULL
"AuditEntry".data text NOT NULL
"AuditEntry".previous text NOT NULL
"AuditEntry".hash text NOT NULL
"AuditHead".chain text NOT NULL
"AuditHead".seq integer NOT NULL
"AuditHead".hash text NOT NULL
"Branch".id uuid NOT NULL
"Branch".channel text NOT NULL
"Branch".name text NOT NULL
"Branch".timezone text NOT NULL
"Branch".language text NOT NULL
"Branch".country text NOT NULL
"Branch".hours jsonb NOT NULL
"Branch".settings jsonb NOT NULL DEFAULT '{}'::jsonb
"Branch"."createdAt" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Branch"."plannedTo" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Clock".id uuid NOT NULL
"Clock"."branchId" uuid NOT NULL
"Clock".subject text NOT NULL
"Clock"."subjectId" uuid NOT NULL
"Clock".kind text NOT NULL
"Clock".name text NOT NULL
"Clock"."startedAt" timestamp(3) with time zone NOT NULL
"Clock"."dueAt" timestamp(3) with time zone NOT NULL
"Clock"."wakeAt" timestamp(3) with time zone
"Clock".step integer NOT NULL DEFAULT 0
"Clock"."stoppedAt" timestamp(3) with time zone
"Clock".extended integer NOT NULL DEFAULT 0
"Clock".met timestamp(3) with time zone
"Counter"."branchId" uuid NOT NULL
"Counter".kind text NOT NULL
"Counter".last integer NOT NULL
"DayBook"."branchId" uuid NOT NULL
"DayBook".number integer NOT NULL
"DayBook".date text NOT NULL
"DayBook"."sealedAt" timestamp(3) with time zone NOT NULL
"DayBook".late boolean NOT NULL DEFAULT false
"DayBook"."auditSeq" integer NOT NULL
"DayBook"."auditHash" text NOT NULL
"DayBook".concerns text[]
"DayBook".previous text NOT NULL
"DayBook".content text NOT NULL
"DayBook".hash text NOT NULL
"Draft".id uuid NOT NULL
"Draft"."personId" uuid NOT NULL
"Draft"."branchId" uuid
"Draft".what text NOT NULL
"Draft".text text NOT NULL
"Draft".at timestamp(3) with time zone NOT NULL
"Draft".link text
"HeadOffice".id integer NOT NULL DEFAULT 1
"HeadOffice".channel text NOT NULL
"HeadOffice".timezone text NOT NULL
"HeadOffice".language text NOT NULL
"HeadOffice"."toldTo" timestamp(3) with time zone NOT NULL
"HeadOffice"."nextAt" timestamp(3) with time zone NOT NULL
"HeadOfficePeople".id integer NOT NULL DEFAULT 1
"HeadOfficePeople"."toldTo" timestamp(3) with time zone NOT NULL
"HeadOfficePeople"."nextAt" timestamp(3) with time zone NOT NULL
"Inbound".key text NOT NULL
"Inbound".outcome text
"Inbound".at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Item".id uuid NOT NULL
"Item"."runId" uuid NOT NULL
"Item"."position" integer NOT NULL
"Item"."group" text NOT NULL
"Item"."groupText" text NOT NULL
"Item".text text NOT NULL
"Item".state text NOT NULL DEFAULT 'open'::text
"Item".note text
"Item".by uuid
"Item".at timestamp(3) with time zone
"Item"."actionId" uuid
"Item".rule jsonb
"Item".value jsonb
"Membership"."personId" uuid NOT NULL
"Membership"."branchId" uuid NOT NULL
"Membership".role text NOT NULL
"Mute"."personId" uuid NOT NULL
"Mute"."subjectId" uuid NOT NULL
"Mute".until timestamp(3) with time zone
"Occurrence".id uuid NOT NULL
"Occurrence"."branchId" uuid NOT NULL
"Occurrence".name text NOT NULL
"Occurrence".date text NOT NULL
"Occurrence".slot text NOT NULL
"Occurrence"."dueAt" timestamp(3) with time zone NOT NULL
"Occurrence"."cutoffAt" timestamp(3) with time zone NOT NULL
"Occurrence".state text NOT NULL DEFAULT 'planned'::text
"Occurrence".reason text
"Occurrence".late boolean NOT NULL DEFAULT false
"Occurrence"."settledAt" timestamp(3) with time zone
"Occurrence"."subjectId" uuid
"Occurrence"."heldTo" timestamp(3) with time zone
"Outage".id uuid NOT NULL
"Outage".place text NOT NULL
"Outage"."from" timestamp(3) with time zone NOT NULL
"Outage".until timestamp(3) with time zone
"Outbox".id uuid NOT NULL
"Outbox".seq bigint NOT NULL DEFAULT nextval('"Outbox_seq_seq"'::regclass)
"Outbox"."branchId" uuid
"Outbox".view text NOT NULL
"Outbox".subject text NOT NULL
"Outbox".target text NOT NULL
"Outbox".args jsonb NOT NULL DEFAULT '{}'::jsonb
"Outbox".priority integer NOT NULL DEFAULT 5
"Outbox".state text NOT NULL DEFAULT 'planned'::text
"Outbox"."notBefore" timestamp(3) with time zone NOT NULL
"Outbox"."expiresAt" timestamp(3) with time zone
"Outbox".owner text
"Outbox".fence integer NOT NULL DEFAULT 0
"Outbox"."leaseUntil" timestamp(3) with time zone
"Outbox".attempts integer NOT NULL DEFAULT 0
"Outbox".ts text
"Outbox".error text
"Outbox"."createdAt" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Outbox"."settledAt" timestamp(3) with time zone
"Outbox"."heldTo" timestamp(3) with time zone
"OwnList".id uuid NOT NULL
"OwnList"."branchId" uuid NOT NULL
"OwnList".name text NOT NULL
"OwnList".version integer NOT NULL
"OwnList".title text NOT NULL
"OwnList".text text
"OwnList".rules jsonb NOT NULL DEFAULT '{}'::jsonb
"OwnList".by uuid NOT NULL
"OwnList".at timestamp(3) with time zone NOT NULL
"Pace".method text NOT NULL
"Pace"."nextAt" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Pace"."pausedUntil" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Pace".share double precision NOT NULL DEFAULT 1
"Pace"."raisedAt" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"PastClock".id uuid NOT NULL
"PastClock"."branchId" uuid NOT NULL
"PastClock".subject text NOT NULL
"PastClock"."subjectId" uuid NOT NULL
"PastClock".kind text NOT NULL
"PastClock".name text NOT NULL
"PastClock"."startedAt" timestamp(3) with time zone NOT NULL
"PastClock"."dueAt" timestamp(3) with time zone NOT NULL
"PastClock"."stoppedAt" timestamp(3) with time zone NOT NULL
"Person".id uuid NOT NULL
"Person"."slackId" text NOT NULL
"Person".name text NOT NULL
"Person".locale text
"Person".dm text
"Person"."profileAt" timestamp(3) with time zone
"Photo".id uuid NOT NULL
"Photo"."branchId" uuid NOT NULL
"Photo"."recordId" uuid NOT NULL
"Photo".field text NOT NULL
"Photo".file text NOT NULL
"Photo".by uuid NOT NULL
"Photo".state text NOT NULL DEFAULT 'expected'::text
"Photo".reason text
"Photo".type text
"Photo".size integer
"Photo".sha256 text
"Photo".sealed text
"Photo".at timestamp(3) with time zone NOT NULL
"Photo"."tryAt" timestamp(3) with time zone
"Photo".tries integer NOT NULL DEFAULT 0
"Posted".view text NOT NULL
"Posted".subject text NOT NULL
"Posted".channel text NOT NULL
"Posted".ts text NOT NULL
"Posted".digest text NOT NULL
"Posted".at timestamp(3) with time zone NOT NULL
"Presence"."branchId" uuid NOT NULL
"Presence"."personId" uuid NOT NULL
"Presence".date text NOT NULL
"Presence".at timestamp(3) with time zone NOT NULL
"PutOff".what text NOT NULL
"PutOff"."row" text NOT NULL
"PutOff".tries integer NOT NULL
"PutOff".since timestamp(3) with time zone NOT NULL
"PutOff".again timestamp(3) with time zone NOT NULL
"Record".id uuid NOT NULL
"Record"."branchId" uuid NOT NULL
"Record".kind text NOT NULL
"Record".number integer NOT NULL
"Record".status text NOT NULL
"Record".severity integer
"Record".summary text NOT NULL
"Record"."reporterId" uuid NOT NULL
"Record"."ownerId" uuid
"Record"."parentId" uuid
"Record".details jsonb NOT NULL DEFAULT '{}'::jsonb
"Record".version integer NOT NULL DEFAULT 1
"Record"."createdAt" timestamp(3) with time zone NOT NULL
"Record"."updatedAt" timestamp(3) with time zone NOT NULL
"Record"."closedAt" timestamp(3) with time zone
"Record"."mergedId" uuid
"Record".link text
"Record".spelling text
"Record".spelled integer
"RecordEvent".id uuid NOT NULL
"RecordEvent"."recordId" uuid NOT NULL
"RecordEvent"."branchId" uuid NOT NULL
"RecordEvent".at timestamp(3) with time zone NOT NULL
"RecordEvent"."actorId" uuid
"RecordEvent".type text NOT NULL
"RecordEvent".data jsonb NOT NULL DEFAULT '{}'::jsonb
"Report"."branchId" uuid NOT NULL
"Report".name text NOT NULL
"Report".period text NOT NULL
"Report".figures jsonb NOT NULL
"Report".at timestamp(3) with time zone NOT NULL
"Request".id uuid NOT NULL
"Request"."branchId" uuid NOT NULL
"Request".what text NOT NULL
"Request"."askedBy" uuid NOT NULL
"Request".data jsonb NOT NULL DEFAULT '{}'::jsonb
"Request".state text NOT NULL DEFAULT 'asked'::text
"Request"."decidedBy" uuid
"Request".at timestamp(3) with time zone NOT NULL
"Request"."decidedAt" timestamp(3) with time zone
"Run".id uuid NOT NULL
"Run"."branchId" uuid NOT NULL
"Run".list text NOT NULL
"Run".date text NOT NULL
"Run".slot text NOT NULL
"Run".status text NOT NULL
"Run".version integer NOT NULL DEFAULT 0
"Run"."opensAt" timestamp(3) with time zone NOT NULL
"Run"."dueAt" timestamp(3) with time zone NOT NULL
"Run"."lateUntil" timestamp(3) with time zone NOT NULL
"Run"."doneAt" timestamp(3) with time zone
"Run".signatures jsonb NOT NULL DEFAULT '[]'::jsonb
"Run"."recordId" uuid
"Run".rules jsonb
"Run".excuse text
"Run"."seenAt" timestamp(3) with time zone
"Run"."awayTo" timestamp(3) with time zone
"Run".burst jsonb
"Schedule"."branchId" uuid NOT NULL
"Schedule".name text NOT NULL
"Schedule".cron text NOT NULL
"Schedule".enabled boolean NOT NULL DEFAULT true
"Secret"."recordId" uuid NOT NULL
"Secret".field text NOT NULL
"Secret".sealed text NOT NULL
"Secret".digest text
"Setting".key text NOT NULL
"Setting".value text NOT NULL
"Shift"."branchId" uuid NOT NULL
"Shift".date text NOT NULL
"Shift".post text NOT NULL
"Shift".shift text NOT NULL
"Shift"."personId" uuid NOT NULL
"Spread"."recordId" uuid NOT NULL
"Spread".kind text NOT NULL
"Spread".text text NOT NULL
"Spread".details jsonb NOT NULL
"Spread".by uuid NOT NULL
"Spread".rest uuid[]
"Spread".at timestamp(3) with time zone NOT NULL
"Telling".report text NOT NULL
"Telling".period text NOT NULL
"Telling"."dueAt" timestamp(3) with time zone NOT NULL
"Telling".state text NOT NULL
"Telling"."settledAt" timestamp(3) with time zone NOT NULL
"Tick".id bigint NOT NULL DEFAULT nextval('"Tick_id_seq"'::regclass)
"Tick"."runId" uuid NOT NULL
"Tick"."itemId" uuid NOT NULL
"Tick"."personId" uuid NOT NULL
"Tick".seen integer NOT NULL
"Tick".version integer NOT NULL
"Tick".state text NOT NULL
"Tick".at timestamp(3) with time zone NOT NULL
"Trouble".id uuid NOT NULL
"Trouble".what text NOT NULL
"Trouble".place text NOT NULL
"Trouble"."branchId" uuid
"Trouble".code text NOT NULL
"Trouble".since timestamp(3) with time zone NOT NULL
"Trouble"."noticedAt" timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
"Trouble".waiting integer NOT NULL DEFAULT 0
"Trouble".urgent boolean NOT NULL DEFAULT false
"Trouble"."toldAt" timestamp(3) with time zone
"Trouble"."endedAt" timestamp(3) with time zone

-- Constraints
"Absence" "Absence_pkey" PRIMARY KEY (id)
"Ack" "Ack_pkey" PRIMARY KEY ("recordId", "personId")
"Attendance" "Attendance_pkey" PRIMARY KEY ("branchId", "personId", date)
"AuditEntry" "AuditEntry_pkey" PRIMARY KEY (id)
"AuditHead" "AuditHead_pkey" PRIMARY KEY (chain)
"Branch" "Branch_pkey" PRIMARY KEY (id)
"Clock" "Clock_pkey" PRIMARY KEY (id)
"Counter" "Counter_pkey" PRIMARY KEY ("branchId", kind)
"DayBook" "DayBook_pkey" PRIMARY KEY ("branchId", number)
"Draft" "Draft_pkey" PRIMARY KEY (id)
"HeadOffice" "HeadOffice_one" CHECK ((id = 1))
"HeadOffice" "HeadOffice_pkey" PRIMARY KEY (id)
"HeadOfficePeople" "HeadOfficePeople_pkey" PRIMARY KEY (id)
"Inbound" "Inbound_pkey" PRIMARY KEY (key)
"Item" "Item_pkey" PRIMARY KEY (id)
"Item" "Item_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"(id) ON UPDATE CASCADE ON DELETE CASCADE
"Membership" "Membership_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"(id) ON UPDATE CASCADE ON DELETE CASCADE
"Membership" "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"(id) ON UPDATE CASCADE ON DELETE CASCADE
"Membership" "Membership_pkey" PRIMARY KEY ("personId", "branchId", role)
"Mute" "Mute_pkey" PRIMARY KEY ("personId", "subjectId")
"Occurrence" "Occurrence_pkey" PRIMARY KEY (id)
"Outage" "Outage_pkey" PRIMARY KEY (id)
"Outbox" "Outbox_pkey" PRIMARY KEY (id)
"OwnList" "OwnList_pkey" PRIMARY KEY (id)
"Pace" "Pace_pkey" PRIMARY KEY (method)
"PastClock" "PastClock_pkey" PRIMARY KEY (id)
"Person" "Person_pkey" PRIMARY KEY (id)
"Photo" "Photo_pkey" PRIMARY KEY (id)
"Posted" "Posted_pkey" PRIMARY KEY (view, subject, channel)
"Presence" "Presence_pkey" PRIMARY KEY ("branchId", "personId", date)
"PutOff" "PutOff_pkey" PRIMARY KEY (what, "row")
"Record" "Record_pkey" PRIMARY KEY (id)
"RecordEvent" "RecordEvent_pkey" PRIMARY KEY (id)
"Report" "Report_pkey" PRIMARY KEY ("branchId", name, period)
"Request" "Request_pkey" PRIMARY KEY (id)
"Run" "Run_pkey" PRIMARY KEY (id)
"Schedule" "Schedule_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch"(id) ON UPDATE CASCADE ON DELETE CASCADE
"Schedule" "Schedule_pkey" PRIMARY KEY ("branchId", name)
"Secret" "Secret_pkey" PRIMARY KEY ("recordId", field)
"Setting" "Setting_pkey" PRIMARY KEY (key)
"Shift" "Shift_pkey" PRIMARY KEY ("branchId", date, post, shift, "personId")
"Spread" "Spread_pkey" PRIMARY KEY ("recordId")
"Telling" "Telling_pkey" PRIMARY KEY (report, period)
"Tick" "Tick_pkey" PRIMARY KEY (id)
"Trouble" "Trouble_pkey" PRIMARY KEY (id)

-- Indexes
CREATE INDEX "Absence_branchId_to_idx" ON public."Absence" USING btree ("branchId", "to")
CREATE UNIQUE INDEX "Absence_pkey" ON public."Absence" USING btree (id)
CREATE UNIQUE INDEX "Ack_pkey" ON public."Ack" USING btree ("recordId", "personId")
CREATE INDEX "Attendance_branchId_date_idx" ON public."Attendance" USING btree ("branchId", date)
CREATE UNIQUE INDEX "Attendance_pkey" ON public."Attendance" USING btree ("branchId", "personId", date)
CREATE UNIQUE INDEX "AuditEntry_chain_seq_key" ON public."AuditEntry" USING btree (chain, seq)
CREATE UNIQUE INDEX "AuditEntry_pkey" ON public."AuditEntry" USING btree (id)
CREATE UNIQUE INDEX "AuditHead_pkey" ON public."AuditHead" USING btree (chain)
CREATE UNIQUE INDEX "Branch_channel_key" ON public."Branch" USING btree (channel)
CREATE UNIQUE INDEX "Branch_pkey" ON public."Branch" USING btree (id)
CREATE INDEX "Branch_plannedTo_idx" ON public."Branch" USING btree ("plannedTo")
CREATE INDEX "Clock_awake" ON public."Clock" USING btree ("wakeAt") WHERE ("wakeAt" IS NOT NULL)
CREATE INDEX "Clock_branchId_dueAt_idx" ON public."Clock" USING btree ("branchId", "dueAt")
CREATE UNIQUE INDEX "Clock_pkey" ON public."Clock" USING btree (id)
CREATE INDEX "Clock_running_idx" ON public."Clock" USING btree ("branchId", "subjectId") WHERE ("stoppedAt" IS NULL)
CREATE UNIQUE INDEX "Clock_subjectId_name_key" ON public."Clock" USING btree ("subjectId", name)
CREATE INDEX "Clock_wakeAt_idx" ON public."Clock" USING btree ("wakeAt")
CREATE UNIQUE INDEX "Counter_pkey" ON public."Counter" USING btree ("branchId", kind)
CREATE UNIQUE INDEX "DayBook_branchId_date_key" ON public."DayBook" USING btree ("branchId", date)
CREATE UNIQUE INDEX "DayBook_pkey" ON public."DayBook" USING btree ("branchId", number)
CREATE INDEX "Draft_at_idx" ON public."Draft" USING btree (at)
CREATE UNIQUE INDEX "Draft_pkey" ON public."Draft" USING btree (id)
CREATE UNIQUE INDEX "HeadOffice_pkey" ON public."HeadOffice" USING btree (id)
CREATE UNIQUE INDEX "HeadOfficePeople_pkey" ON public."HeadOfficePeople" USING btree (id)
CREATE INDEX "Inbound_at_idx" ON public."Inbound" USING btree (at)
CREATE UNIQUE INDEX "Inbound_pkey" ON public."Inbound" USING btree (key)
CREATE INDEX "Item_finding" ON public."Item" USING btree ("runId") WHERE (state = 'finding'::text)
CREATE UNIQUE INDEX "Item_pkey" ON public."Item" USING btree (id)
CREATE UNIQUE INDEX "Item_runId_position_key" ON public."Item" USING btree ("runId", "position")
CREATE INDEX "Membership_across" ON public."Membership" USING btree ("personId") WHERE (role = ANY (ARRAY['hq'::text, 'auditor'::text]))
CREATE INDEX "Membership_branchId_idx" ON public."Membership" USING btree ("branchId")
CREATE UNIQUE INDEX "Membership_pkey" ON public."Membership" USING btree ("personId", "branchId", role)
CREATE UNIQUE INDEX "Mute_pkey" ON public."Mute" USING btree ("personId", "subjectId")
CREATE UNIQUE INDEX "Occurrence_branchId_name_date_slot_key" ON public."Occurrence" USING btree ("branchId", name, date, slot)
CREATE INDEX "Occurrence_held" ON public."Occurrence" USING btree ("heldTo") WHERE ((state = 'planned'::text) AND ("heldTo" IS NOT NULL))
CREATE UNIQUE INDEX "Occurrence_pkey" ON public."Occurrence" USING btree (id)
CREATE INDEX "Occurrence_state_dueAt_idx" ON public."Occurrence" USING btree (state, "dueAt")
CREATE INDEX "Outage_from_idx" ON public."Outage" USING btree ("from")
CREATE UNIQUE INDEX "Outage_one" ON public."Outage" USING btree (place) WHERE (until IS NULL)
CREATE UNIQUE INDEX "Outage_pkey" ON public."Outage" USING btree (id)
CREATE UNIQUE INDEX "Outbox_one_planned" ON public."Outbox" USING btree (view, subject, target) WHERE ((state = 'planned'::text) AND (args = '{}'::jsonb))
CREATE UNIQUE INDEX "Outbox_pkey" ON public."Outbox" USING btree (id)
CREATE INDEX "Outbox_sent" ON public."Outbox" USING btree (target, "settledAt") WHERE (state = 'sent'::text)
CREATE UNIQUE INDEX "Outbox_seq_key" ON public."Outbox" USING btree (seq)
CREATE INDEX "Outbox_state_notBefore_idx" ON public."Outbox" USING btree (state, "notBefore")
CREATE INDEX "Outbox_unsettled" ON public."Outbox" USING btree (state, priority, seq) WHERE ("settledAt" IS NULL)
CREATE INDEX "Outbox_view_subject_target_idx" ON public."Outbox" USING btree (view, subject, target)
CREATE INDEX "Outbox_waiting" ON public."Outbox" USING btree (priority, "notBefore", seq) WHERE (state = 'planned'::text)
CREATE UNIQUE INDEX "OwnList_branchId_name_version_key" ON public."OwnList" USING btree ("branchId", name, version)
CREATE UNIQUE INDEX "OwnList_pkey" ON public."OwnList" USING btree (id)
CREATE UNIQUE INDEX "Pace_pkey" ON public."Pace" USING btree (method)
CREATE INDEX "PastClock_branchId_dueAt_idx" ON public."PastClock" USING btree ("branchId", "dueAt")
CREATE UNIQUE INDEX "PastClock_pkey" ON public."PastClock" USING btree (id)
CREATE INDEX "PastClock_subjectId_idx" ON public."PastClock" USING btree ("subjectId")
CREATE UNIQUE INDEX "Person_pkey" ON public."Person" USING btree (id)
CREATE UNIQUE INDEX "Person_slackId_key" ON public."Person" USING btree ("slackId")
CREATE UNIQUE INDEX "Photo_pkey" ON public."Photo" USING btree (id)
CREATE UNIQUE INDEX "Photo_recordId_file_key" ON public."Photo" USING btree ("recordId", file)
CREATE INDEX "Photo_state_tryAt_idx" ON public."Photo" USING btree (state, "tryAt")
CREATE INDEX "Posted_channel_ts_idx" ON public."Posted" USING btree (channel, ts)
CREATE UNIQUE INDEX "Posted_pkey" ON public."Posted" USING btree (view, subject, channel)
CREATE UNIQUE INDEX "Presence_pkey" ON public."Presence" USING btree ("branchId", "personId", date)
CREATE UNIQUE INDEX "PutOff_pkey" ON public."PutOff" USING btree (what, "row")
CREATE INDEX "Record_branchId_closedAt_createdAt_idx" ON public."Record" USING btree ("branchId", "closedAt", "createdAt")
CREATE INDEX "Record_branchId_createdAt_idx" ON public."Record" USING btree ("branchId", "createdAt")
CREATE UNIQUE INDEX "Record_branchId_kind_number_key" ON public."Record" USING btree ("branchId", kind, number)
CREATE INDEX "Record_mergedId_idx" ON public."Record" USING btree ("mergedId")
CREATE INDEX "Record_open" ON public."Record" USING btree ("branchId", kind) WHERE ("closedAt" IS NULL)
CREATE INDEX "Record_ownerId_closedAt_idx" ON public."Record" USING btree ("ownerId", "closedAt")
CREATE INDEX "Record_parentId_idx" ON public."Record" USING btree ("parentId")
CREATE UNIQUE INDEX "Record_pkey" ON public."Record" USING btree (id)
CREATE INDEX "Record_unspelled" ON public."Record" USING btree (id) WHERE (spelling IS NULL)
CREATE INDEX "RecordEvent_branchId_type_at_idx" ON public."RecordEvent" USING btree ("branchId", type, at)
CREATE UNIQUE INDEX "RecordEvent_pkey" ON public."RecordEvent" USING btree (id)
CREATE INDEX "RecordEvent_recordId_at_idx" ON public."RecordEvent" USING btree ("recordId", at)
CREATE UNIQUE INDEX "Report_pkey" ON public."Report" USING btree ("branchId", name, period)
CREATE INDEX "Request_branchId_what_state_idx" ON public."Request" USING btree ("branchId", what, state)
CREATE UNIQUE INDEX "Request_pkey" ON public."Request" USING btree (id)
CREATE INDEX "Run_branchId_dueAt_idx" ON public."Run" USING btree ("branchId", "dueAt")
CREATE INDEX "Run_branchId_lateUntil_idx" ON public."Run" USING btree ("branchId", "lateUntil")
CREATE UNIQUE INDEX "Run_branchId_list_date_slot_key" ON public."Run" USING btree ("branchId", list, date, slot)
CREATE UNIQUE INDEX "Run_pkey" ON public."Run" USING btree (id)
CREATE INDEX "Run_recordId_idx" ON public."Run" USING btree ("recordId")
CREATE UNIQUE INDEX "Schedule_pkey" ON public."Schedule" USING btree ("branchId", name)
CREATE INDEX "Secret_digest_idx" ON public."Secret" USING btree (digest)
CREATE UNIQUE INDEX "Secret_pkey" ON public."Secret" USING btree ("recordId", field)
CREATE UNIQUE INDEX "Setting_pkey" ON public."Setting" USING btree (key)
CREATE UNIQUE INDEX "Shift_pkey" ON public."Shift" USING btree ("branchId", date, post, shift, "personId")
CREATE UNIQUE INDEX "Spread_pkey" ON public."Spread" USING btree ("recordId")
CREATE UNIQUE INDEX "Telling_pkey" ON public."Telling" USING btree (report, period)
CREATE UNIQUE INDEX "Tick_pkey" ON public."Tick" USING btree (id)
CREATE INDEX "Tick_runId_version_idx" ON public."Tick" USING btree ("runId", version)
CREATE UNIQUE INDEX "Trouble_one" ON public."Trouble" USING btree (what, place) WHERE ("endedAt" IS NULL)
CREATE UNIQUE INDEX "Trouble_pkey" ON public."Trouble" USING btree (id)

-- Sequences
"AuditEntry_id_seq" bigint
"Outbox_seq_seq" bigint
"Tick_id_seq" bigint

-- Triggers
CREATE TRIGGER chain_audit BEFORE INSERT ON public."AuditEntry" FOR EACH ROW EXECUTE FUNCTION lobby_chain_audit()
CREATE TRIGGER keep_all_audit BEFORE TRUNCATE ON public."AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER keep_audit BEFORE DELETE OR UPDATE ON public."AuditEntry" FOR EACH ROW EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER keep_all_heads BEFORE TRUNCATE ON public."AuditHead" FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER keep_head BEFORE INSERT OR DELETE OR UPDATE ON public."AuditHead" FOR EACH ROW WHEN ((pg_trigger_depth() < 1)) EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER chain_books BEFORE INSERT ON public."DayBook" FOR EACH ROW EXECUTE FUNCTION lobby_chain_books()
CREATE TRIGGER keep_all_books BEFORE TRUNCATE ON public."DayBook" FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER keep_books BEFORE DELETE OR UPDATE ON public."DayBook" FOR EACH ROW EXECUTE FUNCTION lobby_keep_audit()
CREATE TRIGGER keep_all_events BEFORE TRUNCATE ON public."RecordEvent" FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_events()
CREATE TRIGGER keep_events BEFORE DELETE OR UPDATE ON public."RecordEvent" FOR EACH ROW EXECUTE FUNCTION lobby_keep_events()

-- Functions
CREATE OR REPLACE FUNCTION public.lobby_audit_text(parts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT string_agg(octet_length(convert_to(part, 'UTF8')) || ':' || part, ',' ORDER BY place)
  FROM unnest(parts) WITH ORDINALITY AS listed (part, place)
$function$
CREATE OR REPLACE FUNCTION public.lobby_chain_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  head "AuditHead"%ROWTYPE;
BEGIN
  SELECT * INTO head FROM "AuditHead" WHERE "chain" = NEW."chain" FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO "AuditHead" ("chain", "seq", "hash") VALUES (NEW."chain", 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM "AuditHead" WHERE "chain" = NEW."chain" FOR UPDATE;
  END IF;
  NEW."seq" := head."seq" + 1;
  NEW."previous" := head."hash";
  NEW."hash" := encode(sha256(convert_to(lobby_audit_text(ARRAY[
    NEW."chain", NEW."seq"::text, (extract(epoch FROM NEW."at")::numeric * 1000)::bigint::text,
    NEW."actor", NEW."action", NEW."subject", NEW."data", NEW."previous"
  ]), 'UTF8')), 'hex');
  UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "chain" = NEW."chain";
  RETURN NEW;
END $function$
CREATE OR REPLACE FUNCTION public.lobby_chain_books()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  last_number integer;
  last_date text;
  last_hash text;
BEGIN
  PERFORM 1 FROM "Branch" WHERE "id" = NEW."branchId" FOR NO KEY UPDATE;
  SELECT "number", "date", "hash" INTO last_number, last_date, last_hash FROM "DayBook"
    WHERE "branchId" = NEW."branchId" ORDER BY "number" DESC LIMIT 1;
  IF NEW."number" <> coalesce(last_number, 0) + 1 OR NEW."date" <= coalesce(last_date, '')
    OR NEW."previous" <> coalesce(last_hash, '') THEN
    RAISE EXCEPTION 'A DayBook follows the one before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW."hash" := encode(sha256(convert_to(chr(65279) || NEW."content", 'UTF8')), 'hex');
  RETURN NEW;
END $function$
CREATE OR REPLACE FUNCTION public.lobby_keep_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is never changed by hand', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$
CREATE OR REPLACE FUNCTION public.lobby_keep_events()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_setting('lobby.purge', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'RecordEvent is appended to, never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $function$

-- Views, types and extensions
-- none

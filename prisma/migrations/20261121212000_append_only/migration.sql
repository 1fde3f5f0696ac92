-- What was written down stays written down.

-- Timelines. The one door is for the rule that deletes old records: SET LOCAL lobby.purge = 'on'.
CREATE FUNCTION lobby_keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('lobby.purge', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'RecordEvent is appended to, never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep_events BEFORE UPDATE OR DELETE ON "RecordEvent"
  FOR EACH ROW EXECUTE FUNCTION lobby_keep_events();
CREATE TRIGGER keep_all_events BEFORE TRUNCATE ON "RecordEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_events();

-- The text an audit entry's hash is taken over: every part preceded by its length in bytes, so that no two
-- entries can spell the same text. src/database/audit.ts computes the same.
CREATE FUNCTION lobby_audit_text(parts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(octet_length(convert_to(part, 'UTF8')) || ':' || part, ',' ORDER BY place)
  FROM unnest(parts) WITH ORDINALITY AS listed (part, place)
$$;

-- Gives an entry its place: the next number of its chain, the hash before it and its own. The row of AuditHead is
-- locked until the transaction ends, so numbers have no gaps and chains no forks.
CREATE FUNCTION lobby_chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE TRIGGER chain_audit BEFORE INSERT ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION lobby_chain_audit();

CREATE FUNCTION lobby_keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed by hand', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION lobby_keep_audit();
CREATE TRIGGER keep_all_audit BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit();

-- Where chains end is written by the trigger above alone: then a trigger is already running here.
CREATE TRIGGER keep_head BEFORE INSERT OR UPDATE OR DELETE ON "AuditHead"
  FOR EACH ROW WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION lobby_keep_audit();
CREATE TRIGGER keep_all_heads BEFORE TRUNCATE ON "AuditHead"
  FOR EACH STATEMENT EXECUTE FUNCTION lobby_keep_audit();

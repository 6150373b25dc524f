/** What a database says of a slot. Only `owned` and `moving` take writes; `moving` notes them. */
export type SlotState = 'owned' | 'moving' | 'fenced' | 'arriving' | 'absent';

/** PostgreSQL's code of a write that is refused because its slot is not here. Classes that begin with S are nobody's. */
export const NOT_HERE = 'SH001';

/**
 * Makes what every shard's database has of sharding; run again it changes nothing. Functions name everything in full, because
 * they run with the search path of whoever writes.
 */
export const SCHEMA = [
  'CREATE SCHEMA IF NOT EXISTS sharding',
  // The same as slotOf in lib/sharding. Indexes stand on it: it must never change.
  `CREATE OR REPLACE FUNCTION sharding.slot_of(key text) RETURNS smallint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE hash bytea := pg_catalog.sha256(pg_catalog.convert_to(key, 'UTF8'));
BEGIN
  RETURN pg_catalog.int4pl(pg_catalog.int4mul(pg_catalog.get_byte(hash, 0), 16), pg_catalog.int4div(pg_catalog.get_byte(hash, 1), 16));
END $$`,
  // Room on each page, so that locks and changes of state need no new one.
  `CREATE TABLE IF NOT EXISTS sharding.slots (
  slot smallint PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('owned', 'moving', 'fenced', 'arriving', 'absent')),
  epoch bigint NOT NULL
) WITH (fillfactor = 50)`,
  // Tables whose writes have been guarded since their rows were all on the right shard.
  'CREATE TABLE IF NOT EXISTS sharding.tables (relation oid PRIMARY KEY)',
  // The column by which rows are sharded: one, for ever.
  'CREATE TABLE IF NOT EXISTS sharding.settings (key_column text NOT NULL)',
  // Slots of which nobody new may write, so that those who do come to an end.
  'CREATE TABLE IF NOT EXISTS sharding.closing (slot smallint PRIMARY KEY)',
  `CREATE TABLE IF NOT EXISTS sharding.changes (
  id bigserial PRIMARY KEY,
  slot smallint NOT NULL,
  relation text NOT NULL,
  key jsonb NOT NULL
)`,
  `CREATE TABLE IF NOT EXISTS sharding.moves (
  id bigserial PRIMARY KEY,
  target text NOT NULL,
  slots smallint[] NOT NULL,
  phase text NOT NULL CHECK (phase IN ('prepare', 'copy', 'follow', 'done', 'given up')),
  cursors jsonb NOT NULL DEFAULT '{}',
  begun timestamptz NOT NULL DEFAULT now(),
  ended timestamptz
)`,
  // FOR SHARE is the fence: a change of the slot's state waits for the writers in flight; a writer that waits for the change
  // sees the state after it; and one whose snapshot is older than the change fails, instead of writing past it.
  // Called by the guards only, with their rights and their search path.
  `CREATE OR REPLACE FUNCTION sharding.admit(wanted smallint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  SELECT s.state, s.epoch, EXISTS (SELECT FROM sharding.closing c WHERE c.slot = wanted) AS closing
    INTO found FROM sharding.slots s WHERE s.slot = wanted FOR SHARE OF s;
  IF found.state IN ('owned', 'moving') AND NOT found.closing THEN
    RETURN found.state = 'moving';
  END IF;
  RAISE EXCEPTION USING ERRCODE = '${NOT_HERE}',
    MESSAGE = CASE
      WHEN found.closing THEN format('slot %s is about to change hands: try again', wanted)
      WHEN found.state IS NULL THEN format('slot %s is unknown here: stagecoach shards apply --init', wanted)
      ELSE format('slot %s is not here since epoch %s: read the map of shards again', wanted, found.epoch) END;
END $$`,
  'REVOKE ALL ON FUNCTION sharding.admit FROM PUBLIC',
  // Emptying a table fires no trigger for its rows, so a copy would keep them.
  `CREATE OR REPLACE FUNCTION sharding.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM sharding.slots WHERE state NOT IN ('owned', 'absent')) THEN
    RAISE EXCEPTION USING ERRCODE = '${NOT_HERE}',
      MESSAGE = format('%I.%I can''t be truncated while slots move: delete its rows', TG_TABLE_SCHEMA, TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$`,
] as const;

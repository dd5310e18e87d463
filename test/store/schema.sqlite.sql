CREATE TABLE "schema_version" (
	version integer NOT NULL PRIMARY KEY,
	applied_at_ms bigint NOT NULL
);

CREATE TABLE seen_key (
	ledger TEXT NOT NULL,
	key_hash TEXT NOT NULL,
	owner TEXT NOT NULL,
	execution_id TEXT NOT NULL,
	person_id TEXT,
	first_seen_at_ms INTEGER NOT NULL,
	held_until_ms INTEGER,
	completed_at_ms INTEGER,
	expires_at_ms INTEGER,
	PRIMARY KEY (ledger, key_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	name TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX seen_key_expires ON seen_key (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX seen_key_person ON seen_key (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE inbox_item (
	item_id TEXT NOT NULL PRIMARY KEY,
	inbox TEXT NOT NULL,
	kind TEXT NOT NULL,
	content TEXT NOT NULL,
	received_at_ms INTEGER NOT NULL,
	position INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	due_at_ms INTEGER NOT NULL,
	lease_token TEXT
) STRICT;

CREATE TABLE letter (
	shelf TEXT NOT NULL,
	letter_id TEXT NOT NULL,
	state TEXT NOT NULL,
	source TEXT NOT NULL,
	workflow_id TEXT NOT NULL,
	execution_id TEXT,
	payload TEXT NOT NULL,
	failure TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	parked_at_ms INTEGER NOT NULL,
	taken_until_ms INTEGER,
	settled_at_ms INTEGER,
	expires_at_ms INTEGER NOT NULL,
	PRIMARY KEY (shelf, letter_id)
) STRICT;

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

CREATE INDEX inbox_item_due ON inbox_item (inbox, due_at_ms, position);

CREATE INDEX letter_expires ON letter (expires_at_ms);

CREATE INDEX letter_parked ON letter (shelf, parked_at_ms, letter_id) WHERE settled_at_ms IS NULL;

CREATE INDEX seen_key_expires ON seen_key (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX seen_key_person ON seen_key (person_id) WHERE person_id IS NOT NULL;

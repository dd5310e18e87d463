CREATE TABLE doorman.inbox_item (
	item_id text COLLATE "C" NOT NULL,
	inbox text COLLATE "C" NOT NULL,
	kind text NOT NULL,
	content text NOT NULL,
	received_at_ms bigint NOT NULL,
	position bigint NOT NULL,
	attempts bigint NOT NULL,
	due_at_ms bigint NOT NULL,
	lease_token text COLLATE "C",
	CONSTRAINT inbox_item_pkey PRIMARY KEY (item_id)
);

CREATE TABLE doorman.letter (
	shelf text COLLATE "C" NOT NULL,
	letter_id text COLLATE "C" NOT NULL,
	state text NOT NULL,
	source text NOT NULL,
	workflow_id text NOT NULL,
	execution_id text,
	payload text NOT NULL,
	failure text NOT NULL,
	attempts bigint NOT NULL,
	parked_at_ms bigint NOT NULL,
	taken_until_ms bigint,
	settled_at_ms bigint,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT letter_pkey PRIMARY KEY (shelf, letter_id)
);

CREATE TABLE doorman.schema_version (
	version integer NOT NULL,
	applied_at_ms bigint NOT NULL,
	CONSTRAINT schema_version_pkey PRIMARY KEY (version)
);

CREATE TABLE doorman.seen_key (
	ledger text COLLATE "C" NOT NULL,
	key_hash text COLLATE "C" NOT NULL,
	owner text COLLATE "C" NOT NULL,
	execution_id text NOT NULL,
	person_id text COLLATE "C",
	first_seen_at_ms bigint NOT NULL,
	held_until_ms bigint,
	completed_at_ms bigint,
	expires_at_ms bigint,
	CONSTRAINT seen_key_pkey PRIMARY KEY (ledger, key_hash)
);

CREATE TABLE doorman.setting (
	name text COLLATE "C" NOT NULL,
	value text NOT NULL,
	CONSTRAINT setting_pkey PRIMARY KEY (name)
);

CREATE INDEX inbox_item_due ON doorman.inbox_item USING btree (inbox, due_at_ms, "position");

CREATE INDEX letter_expires ON doorman.letter USING btree (expires_at_ms);

CREATE INDEX letter_parked ON doorman.letter USING btree (shelf, parked_at_ms, letter_id) WHERE (settled_at_ms IS NULL);

CREATE INDEX seen_key_expires ON doorman.seen_key USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX seen_key_person ON doorman.seen_key USING btree (person_id) WHERE (person_id IS NOT NULL);

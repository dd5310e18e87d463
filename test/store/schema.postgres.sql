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

CREATE INDEX seen_key_expires ON doorman.seen_key USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX seen_key_person ON doorman.seen_key USING btree (person_id) WHERE (person_id IS NOT NULL);

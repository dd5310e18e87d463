CREATE TABLE doorman.assignment (
	pool text COLLATE "C" NOT NULL,
	lead_id text COLLATE "C" NOT NULL,
	agent_id text NOT NULL,
	execution_id text NOT NULL,
	assigned_at_ms bigint NOT NULL,
	expires_at_ms bigint,
	CONSTRAINT assignment_pkey PRIMARY KEY (pool, lead_id)
);

CREATE TABLE doorman.consumer (
	queue text COLLATE "C" NOT NULL,
	workflow_id text COLLATE "C" NOT NULL,
	workflow_name text NOT NULL,
	node_id text COLLATE "C" NOT NULL,
	held_until_ms bigint NOT NULL,
	last_tick_at_ms bigint NOT NULL,
	CONSTRAINT consumer_pkey PRIMARY KEY (queue)
);

CREATE TABLE doorman.contact_window (
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	group_key text COLLATE "C" NOT NULL,
	generation text COLLATE "C" NOT NULL,
	last_seq bigint NOT NULL,
	settled_seq bigint NOT NULL,
	opened_at_ms bigint NOT NULL,
	last_arrival_at_ms bigint NOT NULL,
	quiet_ms bigint,
	max_wait_ms bigint,
	delay_until_ms bigint,
	max_events bigint,
	due_at_ms bigint NOT NULL,
	lease_token text COLLATE "C",
	lease_seq bigint,
	CONSTRAINT contact_window_pkey PRIMARY KEY (queue, user_key, group_key)
);

CREATE TABLE doorman.cooldown (
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	event_type text COLLATE "C" NOT NULL,
	notification_id text COLLATE "C" NOT NULL,
	cooldown_ms bigint NOT NULL,
	until_ms bigint,
	expires_at_ms bigint,
	CONSTRAINT cooldown_pkey PRIMARY KEY (queue, user_key, event_type, notification_id)
);

CREATE TABLE doorman.held_event (
	held_id text COLLATE "C" NOT NULL,
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	event_id text COLLATE "C" NOT NULL,
	event_type text COLLATE "C" NOT NULL,
	subject_key text COLLATE "C",
	seq bigint NOT NULL,
	reason text COLLATE "C" NOT NULL,
	because_event_id text COLLATE "C",
	notification_id text COLLATE "C",
	payload text NOT NULL,
	held_at_ms bigint NOT NULL,
	visible_at_ms bigint,
	lease_token text COLLATE "C",
	tries bigint NOT NULL,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT held_event_pkey PRIMARY KEY (held_id)
);

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

CREATE TABLE doorman.merge_log (
	merged_id text COLLATE "C" NOT NULL,
	survivor_id text COLLATE "C" NOT NULL,
	merged_at_ms bigint NOT NULL,
	CONSTRAINT merge_log_pkey PRIMARY KEY (merged_id)
);

CREATE TABLE doorman.mute (
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	subject_key text COLLATE "C" NOT NULL,
	because_event_id text COLLATE "C" NOT NULL,
	because_event_type text COLLATE "C" NOT NULL,
	because_occurred_at_ms bigint NOT NULL,
	until_ms bigint NOT NULL,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT mute_pkey PRIMARY KEY (queue, user_key, subject_key)
);

CREATE TABLE doorman.notification (
	notification_id text COLLATE "C" NOT NULL,
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	state text COLLATE "C" NOT NULL,
	priority bigint NOT NULL,
	payload text NOT NULL,
	created_at_ms bigint NOT NULL,
	visible_at_ms bigint,
	lease_token text COLLATE "C",
	tries bigint NOT NULL,
	failure text,
	expires_at_ms bigint,
	CONSTRAINT notification_pkey PRIMARY KEY (notification_id)
);

CREATE TABLE doorman.pair_decision (
	person_a text COLLATE "C" NOT NULL,
	person_b text COLLATE "C" NOT NULL,
	decided_at_ms bigint NOT NULL,
	restored_id text COLLATE "C",
	unmerged_by text COLLATE "C",
	CONSTRAINT pair_decision_pkey PRIMARY KEY (person_a, person_b)
);

CREATE TABLE doorman.person (
	person_id text COLLATE "C" NOT NULL,
	register text COLLATE "C" NOT NULL,
	record text NOT NULL,
	block_keys text NOT NULL,
	version bigint NOT NULL,
	first_seen_at_ms bigint NOT NULL,
	seen_at_ms bigint NOT NULL,
	expires_at_ms bigint,
	CONSTRAINT person_pkey PRIMARY KEY (person_id)
);

CREATE TABLE doorman.person_block (
	block_key bigint NOT NULL,
	person_id text COLLATE "C" NOT NULL,
	CONSTRAINT person_block_pkey PRIMARY KEY (block_key, person_id)
);

CREATE TABLE doorman.person_identifier (
	identifier_hash text COLLATE "C" NOT NULL,
	person_id text COLLATE "C" NOT NULL,
	CONSTRAINT person_identifier_pkey PRIMARY KEY (identifier_hash, person_id)
);

CREATE TABLE doorman.person_lead (
	lead_hash text COLLATE "C" NOT NULL,
	person_id text COLLATE "C" NOT NULL,
	content_hash text COLLATE "C" NOT NULL,
	answer text NOT NULL,
	met_at_ms bigint NOT NULL,
	CONSTRAINT person_lead_pkey PRIMARY KEY (lead_hash)
);

CREATE TABLE doorman.provider_event (
	provider text COLLATE "C" NOT NULL,
	event_id text COLLATE "C" NOT NULL,
	owner text COLLATE "C" NOT NULL,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT provider_event_pkey PRIMARY KEY (provider, event_id)
);

CREATE TABLE doorman.queued_event (
	queue text COLLATE "C" NOT NULL,
	event_id text COLLATE "C" NOT NULL,
	owner text COLLATE "C" NOT NULL,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT queued_event_pkey PRIMARY KEY (queue, event_id)
);

CREATE TABLE doorman.record_seen (
	ledger text COLLATE "C" NOT NULL,
	key_hash text COLLATE "C" NOT NULL,
	owner text COLLATE "C" NOT NULL,
	fields text,
	fields_before text,
	modified_at_ms bigint,
	seen_at_ms bigint NOT NULL,
	person_id text COLLATE "C",
	expires_at_ms bigint,
	CONSTRAINT record_seen_pkey PRIMARY KEY (key_hash)
);

CREATE TABLE doorman.rotation (
	pool text COLLATE "C" NOT NULL,
	credits text NOT NULL,
	used_at_ms bigint NOT NULL,
	CONSTRAINT rotation_pkey PRIMARY KEY (pool)
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
	CONSTRAINT seen_key_pkey PRIMARY KEY (key_hash)
);

CREATE TABLE doorman.setting (
	name text COLLATE "C" NOT NULL,
	value text NOT NULL,
	CONSTRAINT setting_pkey PRIMARY KEY (name)
);

CREATE TABLE doorman.suppression (
	address text COLLATE "C" NOT NULL,
	channel text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	status text NOT NULL,
	cause text,
	event_type text,
	event_at_ms bigint,
	provider text,
	detail text,
	marks text NOT NULL,
	changed_at_ms bigint NOT NULL,
	expires_at_ms bigint,
	CONSTRAINT suppression_pkey PRIMARY KEY (address, channel, scope)
);

CREATE TABLE doorman.suppression_history (
	id bigint NOT NULL,
	address text COLLATE "C" NOT NULL,
	channel text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	cause_before text,
	cause_after text,
	event_type text NOT NULL,
	event_at_ms bigint NOT NULL,
	provider text NOT NULL,
	provider_event_id text,
	detail text,
	recorded_at_ms bigint NOT NULL,
	expires_at_ms bigint NOT NULL,
	CONSTRAINT suppression_history_pkey PRIMARY KEY (id)
);

CREATE TABLE doorman.suppression_list (
	id bigint NOT NULL,
	email_address text COLLATE "C" NOT NULL,
	event_type text NOT NULL,
	event_timestamp timestamp with time zone NOT NULL,
	inserted_at timestamp with time zone NOT NULL,
	CONSTRAINT suppression_list_email_address_key UNIQUE (email_address),
	CONSTRAINT suppression_list_pkey PRIMARY KEY (id)
);

CREATE TABLE doorman.window_event (
	queue text COLLATE "C" NOT NULL,
	user_key text COLLATE "C" NOT NULL,
	group_key text COLLATE "C" NOT NULL,
	seq bigint NOT NULL,
	event_id text COLLATE "C" NOT NULL,
	event_type text COLLATE "C" NOT NULL,
	subject_key text COLLATE "C",
	occurred_at_ms bigint NOT NULL,
	arrived_at_ms bigint NOT NULL,
	quiet_ms bigint,
	max_wait_ms bigint,
	delay_until_ms bigint,
	max_events bigint,
	template text NOT NULL,
	cooldown_ms bigint NOT NULL,
	priority bigint NOT NULL,
	payload text NOT NULL,
	CONSTRAINT window_event_pkey PRIMARY KEY (queue, user_key, group_key, seq)
);

CREATE INDEX assignment_expires ON doorman.assignment USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX contact_window_due ON doorman.contact_window USING btree (queue, due_at_ms);

CREATE INDEX cooldown_expires ON doorman.cooldown USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX cooldown_notification ON doorman.cooldown USING btree (notification_id);

CREATE INDEX held_event_expires ON doorman.held_event USING btree (expires_at_ms);

CREATE INDEX held_event_lease ON doorman.held_event USING btree (lease_token) WHERE (lease_token IS NOT NULL);

CREATE INDEX held_event_user ON doorman.held_event USING btree (queue, user_key, held_at_ms);

CREATE INDEX held_event_visible ON doorman.held_event USING btree (queue, visible_at_ms, held_id) WHERE (visible_at_ms IS NOT NULL);

CREATE INDEX inbox_item_due ON doorman.inbox_item USING btree (inbox, due_at_ms, "position");

CREATE INDEX letter_expires ON doorman.letter USING btree (expires_at_ms);

CREATE INDEX letter_parked ON doorman.letter USING btree (shelf, parked_at_ms, letter_id) WHERE (settled_at_ms IS NULL);

CREATE INDEX merge_log_survivor ON doorman.merge_log USING btree (survivor_id);

CREATE INDEX mute_expires ON doorman.mute USING btree (expires_at_ms);

CREATE INDEX notification_expires ON doorman.notification USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX notification_visible ON doorman.notification USING btree (queue, priority DESC, visible_at_ms) WHERE (visible_at_ms IS NOT NULL);

CREATE INDEX pair_decision_b ON doorman.pair_decision USING btree (person_b);

CREATE INDEX person_expires ON doorman.person USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX person_lead_person ON doorman.person_lead USING btree (person_id);

CREATE INDEX provider_event_expires ON doorman.provider_event USING btree (expires_at_ms);

CREATE INDEX queued_event_expires ON doorman.queued_event USING btree (expires_at_ms);

CREATE INDEX record_seen_expires ON doorman.record_seen USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX record_seen_person ON doorman.record_seen USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX seen_key_expires ON doorman.seen_key USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX seen_key_person ON doorman.seen_key USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX suppression_expires ON doorman.suppression USING btree (expires_at_ms) WHERE (expires_at_ms IS NOT NULL);

CREATE INDEX suppression_history_address ON doorman.suppression_history USING btree (address);

CREATE INDEX suppression_history_expires ON doorman.suppression_history USING btree (expires_at_ms);

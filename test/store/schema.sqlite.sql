CREATE VIEW suppression_list AS
SELECT
	rowid AS id,
	address AS email_address,
	event_type,
	strftime('%Y-%m-%dT%H:%M:%fZ', event_at_ms / 1000.0, 'unixepoch') AS event_timestamp,
	strftime('%Y-%m-%dT%H:%M:%fZ', changed_at_ms / 1000.0, 'unixepoch') AS inserted_at
FROM suppression
WHERE channel = 'email' AND scope = 'all' AND status = 'suppressed';

CREATE TABLE assignment (
	pool TEXT NOT NULL,
	lead_id TEXT NOT NULL,
	agent_id TEXT NOT NULL,
	execution_id TEXT NOT NULL,
	assigned_at_ms INTEGER NOT NULL,
	expires_at_ms INTEGER,
	PRIMARY KEY (pool, lead_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consumer (
	queue TEXT NOT NULL,
	workflow_id TEXT NOT NULL,
	workflow_name TEXT NOT NULL,
	node_id TEXT NOT NULL,
	held_until_ms INTEGER NOT NULL,
	last_tick_at_ms INTEGER NOT NULL,
	PRIMARY KEY (queue)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_window (
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	group_key TEXT NOT NULL,
	generation TEXT NOT NULL,
	last_seq INTEGER NOT NULL,
	settled_seq INTEGER NOT NULL,
	opened_at_ms INTEGER NOT NULL,
	last_arrival_at_ms INTEGER NOT NULL,
	quiet_ms INTEGER,
	max_wait_ms INTEGER,
	delay_until_ms INTEGER,
	max_events INTEGER,
	due_at_ms INTEGER NOT NULL,
	lease_token TEXT,
	lease_seq INTEGER,
	PRIMARY KEY (queue, user_key, group_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE cooldown (
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	event_type TEXT NOT NULL,
	notification_id TEXT NOT NULL,
	cooldown_ms INTEGER NOT NULL,
	until_ms INTEGER,
	expires_at_ms INTEGER,
	PRIMARY KEY (queue, user_key, event_type, notification_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_event (
	held_id TEXT NOT NULL,
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	event_id TEXT NOT NULL,
	event_type TEXT NOT NULL,
	subject_key TEXT,
	seq INTEGER NOT NULL,
	reason TEXT NOT NULL,
	because_event_id TEXT,
	notification_id TEXT,
	payload TEXT NOT NULL,
	held_at_ms INTEGER NOT NULL,
	visible_at_ms INTEGER,
	lease_token TEXT,
	tries INTEGER NOT NULL,
	expires_at_ms INTEGER NOT NULL,
	PRIMARY KEY (held_id)
) STRICT;

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

CREATE TABLE merge_log (
	merged_id TEXT NOT NULL PRIMARY KEY,
	survivor_id TEXT NOT NULL,
	merged_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE mute (
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	because_event_id TEXT NOT NULL,
	because_event_type TEXT NOT NULL,
	because_occurred_at_ms INTEGER NOT NULL,
	until_ms INTEGER NOT NULL,
	expires_at_ms INTEGER NOT NULL,
	PRIMARY KEY (queue, user_key, subject_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
	notification_id TEXT NOT NULL,
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	state TEXT NOT NULL,
	priority INTEGER NOT NULL,
	payload TEXT NOT NULL,
	created_at_ms INTEGER NOT NULL,
	visible_at_ms INTEGER,
	lease_token TEXT,
	tries INTEGER NOT NULL,
	failure TEXT,
	expires_at_ms INTEGER,
	PRIMARY KEY (notification_id)
) STRICT;

CREATE TABLE pair_decision (
	person_a TEXT NOT NULL,
	person_b TEXT NOT NULL,
	decided_at_ms INTEGER NOT NULL,
	restored_id TEXT,
	unmerged_by TEXT,
	PRIMARY KEY (person_a, person_b)
) STRICT;

CREATE TABLE person (
	person_id TEXT NOT NULL PRIMARY KEY,
	register TEXT NOT NULL,
	record TEXT NOT NULL,
	block_keys TEXT NOT NULL,
	version INTEGER NOT NULL,
	first_seen_at_ms INTEGER NOT NULL,
	seen_at_ms INTEGER NOT NULL,
	expires_at_ms INTEGER
) STRICT;

CREATE TABLE person_block (
	block_key INTEGER NOT NULL,
	person_id TEXT NOT NULL,
	PRIMARY KEY (block_key, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_identifier (
	identifier_hash TEXT NOT NULL,
	person_id TEXT NOT NULL,
	PRIMARY KEY (identifier_hash, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_lead (
	lead_hash TEXT NOT NULL PRIMARY KEY,
	person_id TEXT NOT NULL,
	content_hash TEXT NOT NULL,
	answer TEXT NOT NULL,
	met_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE provider_event (
	provider TEXT NOT NULL,
	event_id TEXT NOT NULL,
	owner TEXT NOT NULL,
	expires_at_ms INTEGER NOT NULL,
	PRIMARY KEY (provider, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE queued_event (
	queue TEXT NOT NULL,
	event_id TEXT NOT NULL,
	owner TEXT NOT NULL,
	expires_at_ms INTEGER NOT NULL,
	PRIMARY KEY (queue, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_seen (
	ledger TEXT NOT NULL,
	key_hash TEXT NOT NULL,
	owner TEXT NOT NULL,
	fields TEXT,
	fields_before TEXT,
	modified_at_ms INTEGER,
	seen_at_ms INTEGER NOT NULL,
	person_id TEXT,
	expires_at_ms INTEGER,
	PRIMARY KEY (key_hash)
) STRICT;

CREATE TABLE rotation (
	pool TEXT NOT NULL PRIMARY KEY,
	credits TEXT NOT NULL,
	used_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
	PRIMARY KEY (key_hash)
) STRICT;

CREATE TABLE setting (
	name TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE suppression (
	address TEXT NOT NULL,
	channel TEXT NOT NULL,
	scope TEXT NOT NULL,
	status TEXT NOT NULL,
	cause TEXT,
	event_type TEXT,
	event_at_ms INTEGER,
	provider TEXT,
	detail TEXT,
	marks TEXT NOT NULL,
	changed_at_ms INTEGER NOT NULL,
	expires_at_ms INTEGER,
	PRIMARY KEY (address, channel, scope)
) STRICT;

CREATE TABLE suppression_history (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL,
	channel TEXT NOT NULL,
	scope TEXT NOT NULL,
	cause_before TEXT,
	cause_after TEXT,
	event_type TEXT NOT NULL,
	event_at_ms INTEGER NOT NULL,
	provider TEXT NOT NULL,
	provider_event_id TEXT,
	detail TEXT,
	recorded_at_ms INTEGER NOT NULL,
	expires_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE window_event (
	queue TEXT NOT NULL,
	user_key TEXT NOT NULL,
	group_key TEXT NOT NULL,
	seq INTEGER NOT NULL,
	event_id TEXT NOT NULL,
	event_type TEXT NOT NULL,
	subject_key TEXT,
	occurred_at_ms INTEGER NOT NULL,
	arrived_at_ms INTEGER NOT NULL,
	quiet_ms INTEGER,
	max_wait_ms INTEGER,
	delay_until_ms INTEGER,
	max_events INTEGER,
	template TEXT NOT NULL,
	cooldown_ms INTEGER NOT NULL,
	priority INTEGER NOT NULL,
	payload TEXT NOT NULL,
	PRIMARY KEY (queue, user_key, group_key, seq)
) STRICT;

CREATE INDEX assignment_expires ON assignment (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX contact_window_due ON contact_window (queue, due_at_ms);

CREATE INDEX cooldown_expires ON cooldown (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX cooldown_notification ON cooldown (notification_id);

CREATE INDEX held_event_expires ON held_event (expires_at_ms);

CREATE INDEX held_event_lease ON held_event (lease_token) WHERE lease_token IS NOT NULL;

CREATE INDEX held_event_user ON held_event (queue, user_key, held_at_ms);

CREATE INDEX held_event_visible ON held_event (queue, visible_at_ms, held_id) WHERE visible_at_ms IS NOT NULL;

CREATE INDEX inbox_item_due ON inbox_item (inbox, due_at_ms, position);

CREATE INDEX letter_expires ON letter (expires_at_ms);

CREATE INDEX letter_parked ON letter (shelf, parked_at_ms, letter_id) WHERE settled_at_ms IS NULL;

CREATE INDEX merge_log_survivor ON merge_log (survivor_id);

CREATE INDEX mute_expires ON mute (expires_at_ms);

CREATE INDEX notification_expires ON notification (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX notification_visible ON notification (queue, priority DESC, visible_at_ms) WHERE visible_at_ms IS NOT NULL;

CREATE INDEX pair_decision_b ON pair_decision (person_b);

CREATE INDEX person_expires ON person (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX person_lead_person ON person_lead (person_id);

CREATE INDEX provider_event_expires ON provider_event (expires_at_ms);

CREATE INDEX queued_event_expires ON queued_event (expires_at_ms);

CREATE INDEX record_seen_expires ON record_seen (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX record_seen_person ON record_seen (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX seen_key_expires ON seen_key (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX seen_key_person ON seen_key (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX suppression_expires ON suppression (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE INDEX suppression_history_address ON suppression_history (address);

CREATE INDEX suppression_history_expires ON suppression_history (expires_at_ms);

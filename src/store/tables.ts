import type { ItemKind } from '../intake/inbox';
import type { LetterState, Shelf } from '../letters/letters';

/**
 * The tables as Kysely sees them. Both databases have the same columns; times are integer epoch
 * milliseconds (`*_at_ms`, `*_until_ms`).
 */
export interface Tables {
	schema_version: SchemaVersionTable;
	setting: SettingTable;
	seen_key: SeenKeyTable;
	inbox_item: InboxItemTable;
	letter: LetterTable;
	contact_window: ContactWindowTable;
	window_event: WindowEventTable;
	queued_event: QueuedEventTable;
	notification: NotificationTable;
	held_event: HeldEventTable;
	cooldown: CooldownTable;
	mute: MuteTable;
	consumer: ConsumerTable;
}

export interface SchemaVersionTable {
	version: number;
	applied_at_ms: number;
}

/** Values that the store makes for itself, such as the secret its keys are hashed with. */
export interface SettingTable {
	name: string;
	value: string;
}

export interface SeenKeyTable {
	ledger: string;
	key_hash: string;
	owner: string;
	execution_id: string;
	person_id: string | null;
	first_seen_at_ms: number;
	held_until_ms: number | null;
	completed_at_ms: number | null;
	expires_at_ms: number | null;
}

export interface InboxItemTable {
	item_id: string;
	inbox: string;
	kind: ItemKind;
	content: string;
	received_at_ms: number;
	position: number;
	attempts: number;
	due_at_ms: number;
	lease_token: string | null;
}

export interface LetterTable {
	shelf: Shelf;
	letter_id: string;
	state: LetterState;
	source: string;
	workflow_id: string;
	execution_id: string | null;
	payload: string;
	failure: string;
	attempts: number;
	parked_at_ms: number;
	taken_until_ms: number | null;
	settled_at_ms: number | null;
	expires_at_ms: number;
}

export interface ContactWindowTable {
	queue: string;
	user_key: string;
	group_key: string;
	generation: string;
	last_seq: number;
	settled_seq: number;
	opened_at_ms: number;
	last_arrival_at_ms: number;
	quiet_ms: number | null;
	max_wait_ms: number | null;
	delay_until_ms: number | null;
	max_events: number | null;
	due_at_ms: number;
	lease_token: string | null;
	lease_seq: number | null;
}

export interface WindowEventTable {
	queue: string;
	user_key: string;
	group_key: string;
	seq: number;
	event_id: string;
	event_type: string;
	subject_key: string | null;
	occurred_at_ms: number;
	arrived_at_ms: number;
	quiet_ms: number | null;
	max_wait_ms: number | null;
	delay_until_ms: number | null;
	max_events: number | null;
	template: string;
	cooldown_ms: number;
	priority: number;
	payload: string;
}

export interface QueuedEventTable {
	queue: string;
	event_id: string;
	owner: string;
	expires_at_ms: number;
}

/** Its payload never changes. */
export interface NotificationTable {
	notification_id: string;
	queue: string;
	user_key: string;
	state: 'ready' | 'leased' | 'delivered' | 'dead';
	priority: number;
	payload: string;
	created_at_ms: number;
	visible_at_ms: number | null;
	lease_token: string | null;
	tries: number;
	failure: string | null;
	expires_at_ms: number | null;
}

export interface HeldEventTable {
	held_id: string;
	queue: string;
	user_key: string;
	event_id: string;
	event_type: string;
	subject_key: string | null;
	reason: string;
	because_event_id: string | null;
	notification_id: string | null;
	payload: string;
	held_at_ms: number;
	expires_at_ms: number;
}

export interface CooldownTable {
	queue: string;
	user_key: string;
	event_type: string;
	notification_id: string;
	cooldown_ms: number;
	until_ms: number | null;
}

export interface MuteTable {
	queue: string;
	user_key: string;
	subject_key: string;
	because_event_id: string;
	because_event_type: string;
	because_occurred_at_ms: number;
	until_ms: number;
	expires_at_ms: number;
}

export interface ConsumerTable {
	queue: string;
	workflow_id: string;
	workflow_name: string;
	node_id: string;
	held_until_ms: number;
	last_tick_at_ms: number;
}

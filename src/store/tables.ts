import type { HeldReason } from '../debounce/notification';
import type { ItemKind } from '../intake/inbox';
import type { LetterState, Shelf } from '../letters/letters';
import type {
	MergeLogTable,
	PairDecisionTable,
	PersonBlockTable,
	PersonIdentifierTable,
	PersonLeadTable,
	PersonTable,
} from './dedupe/people/tables';

/**
 * The tables as Kysely sees them. Both databases have the same columns; times are integer epoch
 * milliseconds (`*_at_ms`, `*_until_ms`).
 */
export interface Tables {
	schema_version: SchemaVersionTable;
	setting: SettingTable;
	seen_key: SeenKeyTable;
	record_seen: RecordSeenTable;
	person: PersonTable;
	person_identifier: PersonIdentifierTable;
	person_block: PersonBlockTable;
	person_lead: PersonLeadTable;
	pair_decision: PairDecisionTable;
	merge_log: MergeLogTable;
	rotation: RotationTable;
	assignment: AssignmentTable;
	suppression: SuppressionTable;
	suppression_history: SuppressionHistoryTable;
	provider_event: ProviderEventTable;
	suppression_list: SuppressionListTable;
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

/** `fields` and `fields_before` are JSON: pairs of field and value; null before the first sight. */
export interface RecordSeenTable {
	ledger: string;
	key_hash: string;
	owner: string;
	fields: string | null;
	fields_before: string | null;
	modified_at_ms: number | null;
	seen_at_ms: number;
	person_id: string | null;
	expires_at_ms: number | null;
}

/** One row per pool; `credits` is JSON: pairs of agent and credit. */
export interface RotationTable {
	pool: string;
	credits: string;
	used_at_ms: number;
}

export interface AssignmentTable {
	pool: string;
	lead_id: string;
	agent_id: string;
	execution_id: string;
	assigned_at_ms: number;
	expires_at_ms: number | null;
}
/** What is known of an address on a channel (`test:` before it for test runs) in a scope. */
export interface SuppressionTable {
	address: string;
	channel: string;
	scope: string;
	status: 'suppressed' | 'clear';
	/** Null, as the four after it, unless suppressed. */
	cause: string | null;
	event_type: string | null;
	event_at_ms: number | null;
	provider: string | null;
	detail: string | null;
	/** The state as JSON. */
	marks: string;
	/** When the status last changed. */
	changed_at_ms: number;
	expires_at_ms: number | null;
}

/** One line for each change of what an address is suppressed for. */
export interface SuppressionHistoryTable {
	id: number;
	address: string;
	channel: string;
	scope: string;
	cause_before: string | null;
	cause_after: string | null;
	event_type: string;
	event_at_ms: number;
	provider: string;
	provider_event_id: string | null;
	detail: string | null;
	recorded_at_ms: number;
	expires_at_ms: number;
}

/** Events that were taken in, so that none is twice. */
export interface ProviderEventTable {
	provider: string;
	event_id: string;
	owner: string;
	expires_at_ms: number;
}

/** For other programs; see `migrations/baseline/suppression-list.ts`. */
export interface SuppressionListTable {
	id: number;
	email_address: string;
	event_type: string;
	event_timestamp: Date | string;
	inserted_at: Date | string;
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
	seq: number;
	reason: HeldReason;
	because_event_id: string | null;
	notification_id: string | null;
	payload: string;
	held_at_ms: number;
	visible_at_ms: number | null;
	lease_token: string | null;
	tries: number;
	expires_at_ms: number;
}

export interface CooldownTable {
	queue: string;
	user_key: string;
	event_type: string;
	notification_id: string;
	cooldown_ms: number;
	until_ms: number | null;
	expires_at_ms: number | null;
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

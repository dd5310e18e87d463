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
	rotation: RotationTable;
	assignment: AssignmentTable;
	suppression: SuppressionTable;
	suppression_history: SuppressionHistoryTable;
	provider_event: ProviderEventTable;
	suppression_list: SuppressionListTable;
	inbox_item: InboxItemTable;
	letter: LetterTable;
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

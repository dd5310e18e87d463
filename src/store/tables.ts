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

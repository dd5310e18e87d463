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

/**
 * One row per person ever met. `record` is JSON: what is remembered of the person; `block_keys` is
 * JSON: the keys of the person's rows in `person_block`.
 */
export interface PersonTable {
	person_id: string;
	register: string;
	record: string;
	block_keys: string;
	/** Counts the changes, so that who decided about an older state notices. */
	version: number;
	first_seen_at_ms: number;
	seen_at_ms: number;
	expires_at_ms: number | null;
}

/** Who has an e-mail address, a phone or another identifier, by its keyed hash. */
export interface PersonIdentifierTable {
	identifier_hash: string;
	person_id: string;
}

/** Who is looked up by a key, a keyed hash of 53 bits. */
export interface PersonBlockTable {
	block_key: number;
	person_id: string;
}

/** Who a lead was, and what was said then: `answer` is JSON. */
export interface PersonLeadTable {
	lead_hash: string;
	person_id: string;
	content_hash: string;
	answer: string;
	met_at_ms: number;
}

/**
 * Two people of whom somebody said that they are not one; the lesser id first. When that took a merge
 * back, `restored_id` is who was merged, and `unmerged_by` who asked.
 */
export interface PairDecisionTable {
	person_a: string;
	person_b: string;
	decided_at_ms: number;
	restored_id: string | null;
	unmerged_by: string | null;
}

/** Who lives on in whom. Nothing else changes in a merge. */
export interface MergeLogTable {
	merged_id: string;
	survivor_id: string;
	merged_at_ms: number;
}

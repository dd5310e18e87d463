import type { RawBuilder } from '../../vendor/kysely';

/** Statements for both databases side by side. */
export interface TableSet {
	readonly sqlite: readonly RawBuilder<unknown>[];
	/** @param schema where the tables go */
	readonly postgres: (schema: string) => readonly RawBuilder<unknown>[];
}

/** One step of the schema. Its statements run in order in one transaction. */
export interface Migration extends TableSet {
	readonly version: number;
}

import type { RawBuilder } from '../../vendor/kysely';

/**
 * One step of the schema, written for both databases side by side. The statements run in order in
 * one transaction.
 */
export interface Migration {
	readonly version: number;
	readonly sqlite: readonly RawBuilder<unknown>[];
	/** @param schema where the tables go */
	readonly postgres: (schema: string) => readonly RawBuilder<unknown>[];
}

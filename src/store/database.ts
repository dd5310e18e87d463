import type { Kysely, RawBuilder } from '../vendor/kysely';
import type { Migration } from './migrations/migration';
import type { Tables } from './tables';

export type ColumnType = 'text' | 'bigint';

/**
 * One open database and what differs between the two kinds, so that a port is written once.
 * All failures that come out of `kysely` are in the words of `errors.ts` already.
 */
export interface Database {
	readonly kysely: Kysely<Tables>;

	/** How many rows one statement may touch without holding the event loop or a lock for long. */
	readonly sliceSize: number;

	/** A table's name, with its schema where there is one. */
	table(name: keyof Tables): RawBuilder<unknown>;

	/** Rows from memory as something to select from, named `input`, with the given columns. */
	input<Row extends object>(
		columns: Readonly<Record<keyof Row & string, ColumnType>>,
		rows: readonly Row[],
	): RawBuilder<unknown>;

	/** Ends a `SELECT` of rows that are about to change: waits, in its order, for those in use elsewhere. */
	locked(alias: string): RawBuilder<unknown>;

	/** Ends a `SELECT` of rows that are about to be deleted: passes over those in use elsewhere. */
	readonly skipLocked: RawBuilder<unknown>;

	/**
	 * Waits, inside a transaction, until nobody else holds any of these locks, and holds them until it
	 * ends. Whole numbers below 2^53.
	 */
	lockKeys(transaction: Kysely<Tables>, keys: readonly number[]): Promise<void>;

	/** Runs a statement or transaction that writes, again when the database asks for that. */
	write<Result>(work: () => Promise<Result>): Promise<Result>;

	/** Epoch milliseconds on the clock that all processes with this database share. */
	now(): Promise<number>;

	/** Undefined where no other process can be listening. */
	readonly messages: ProcessMessages | undefined;

	readonly schema: SchemaTraits;

	close(): Promise<void>;
}

/** Short texts between the processes that share a database. They may get lost. */
export interface ProcessMessages {
	/** Sends a text without spaces to all other processes. */
	send(text: string): Promise<void>;
	/**
	 * Receives until the returned function is called.
	 *
	 * @param onGap called whenever texts may have been missed: after each (re)connection
	 */
	receive(onMessage: (text: string) => void, onGap: () => void): () => Promise<void>;
	close(): Promise<void>;
}

/** What setting up the schema needs to know of a database. */
export interface SchemaTraits {
	/** Whether nothing was ever set up here. */
	isFresh(connection: Kysely<Tables>): Promise<boolean>;
	/** Waits, inside a transaction, until no other process sets up the schema, and makes room for it. */
	lock(transaction: Kysely<Tables>): Promise<void>;
	/** The statements of one step, as this database understands them. */
	statements(migration: Migration): readonly RawBuilder<unknown>[];
}

/** The names of columns, as their types know them. */
export function columnNames<Row extends object>(
	columns: Readonly<Record<keyof Row & string, ColumnType>>,
): (keyof Row & string)[] {
	return Object.keys(columns) as (keyof Row & string)[];
}

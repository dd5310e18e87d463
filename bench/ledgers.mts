import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { keyText, type Key } from '../dist/src/dedupe/key.js';
import { ledgerId } from '../dist/src/dedupe/ledger.js';
import { skipSeen, type Sighting, type Verdict } from '../dist/src/dedupe/skip-seen.js';
import { openStore, type Store } from '../dist/src/store/open-store.js';
import type { PostgresServer } from '../test/support/postgres-server.mts';

export type StoreKind = 'SQLite' | 'PostgreSQL';

/** A store with one ledger in it. */
export interface FilledLedger {
	/** As the Ledger field of the node says it. */
	readonly name: string;
	/** For `DOORMAN_STORE_URL`. */
	readonly url: string;
	/** Keys that are known: the next of some thousands with every call. */
	knownKeys(count: number): Key[];
	/** Keys as the step takes them, each of an owner of its own. */
	sightingsOf(keys: readonly Key[]): Sighting[];
	/** Lets the step decide, with what it asks for when nothing is set in the node. */
	decide(sightings: readonly Sighting[]): Promise<readonly Verdict[]>;
	/** Makes keys new again. */
	forget(keys: readonly Key[]): Promise<void>;
	close(): Promise<void>;
}

interface Places {
	readonly folder: string;
	readonly postgres: () => Promise<PostgresServer>;
}

const NAME = 'bench';
const ID = ledgerId(NAME, '', { isTest: false });
/** So many keys are taken in by the step itself; the rest are copies of one of them. */
const CLAIMED = 20_000;
const ROWS_PER_STATEMENT = 50_000;
const REMEMBER_MS = 365 * 86_400_000;

/**
 * Makes a store whose ledger knows so many keys. The copies differ from what the step takes in by
 * nothing but their hash, which is random, and their time.
 */
export async function makeLedger(
	kind: StoreKind,
	size: number,
	places: Places,
): Promise<FilledLedger> {
	const place = await placeOf(kind, size, places);
	const claimed = Math.min(size, CLAIMED);
	const keys = Array.from({ length: claimed }, (_, number): Key => [`known-${number}@example.com`]);
	const filling = await openStore(place.target);
	await decide(filling, sightingsOf(keys));
	await filling.close();
	if (claimed < size) await place.copy(size - claimed);
	const store = await openStore(place.target);
	let next = 0;
	return {
		name: NAME,
		url: place.url,
		knownKeys: (count) => Array.from({ length: count }, () => keys[next++ % claimed] ?? []),
		sightingsOf,
		decide: (sightings) => decide(store, sightings),
		forget: async (forgotten) => {
			const owned = forgotten.map((key) => ({ key: keyText(key), owner: undefined }));
			await store.seenKeys.release(ID, owned, Date.now());
		},
		close: () => store.close(),
	};
}

function sightingsOf(keys: readonly Key[]): Sighting[] {
	return keys.map((key) => ({
		key,
		ledger: ID,
		alsoReads: undefined,
		owner: randomHash(),
		personId: undefined,
	}));
}

async function decide(store: Store, sightings: readonly Sighting[]): Promise<readonly Verdict[]> {
	const claim = { holdMs: undefined, rememberMs: REMEMBER_MS, executionId: '1000' };
	const terms = { claim, lookOnly: false, withoutKey: 'seen' } as const;
	return await skipSeen(sightings, terms, store.seenKeys, Date.now(), () => undefined);
}

type Target = Parameters<typeof openStore>[0];

interface Place {
	readonly target: Target;
	readonly url: string;
	/** Adds copies of a key that is there, while the store is closed. */
	copy(count: number): Promise<void>;
}

async function placeOf(kind: StoreKind, size: number, places: Places): Promise<Place> {
	if (kind === 'SQLite') {
		const filePath = join(places.folder, `known-${size}.sqlite`);
		return {
			target: { kind: 'embedded', filePath },
			url: `sqlite:${filePath}`,
			copy: async (count) => {
				copyInSqlite(filePath, count);
			},
		};
	}
	const { coordinates, url } = await places.postgres();
	const schema = `known_${size}`;
	return {
		target: { kind: 'postgres', ...coordinates, schema, ssl: 'disable' },
		url: `${url}?schema=${schema}`,
		copy: async (count) => {
			await copyInPostgres(coordinates, schema, count);
		},
	};
}

const COPIED = 'ledger, owner, execution_id, first_seen_at_ms';

/** Without a journal and in memory as far as possible: only the outcome counts. */
function copyInSqlite(filePath: string, count: number): void {
	const database = new DatabaseSync(filePath);
	database.exec(
		'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN',
	);
	const copy = database.prepare(`
		INSERT INTO seen_key (${COPIED}, key_hash, expires_at_ms)
		SELECT ${COPIED}, row.value, expires_at_ms + row.key
		FROM json_each(?) AS row, (SELECT * FROM seen_key LIMIT 1)`);
	for (const hashes of randomHashes(count)) copy.run(JSON.stringify(hashes));
	database.exec('COMMIT');
	database.close();
}

/** Ends with what PostgreSQL's own housekeeping would have done by then. */
async function copyInPostgres(
	coordinates: PostgresServer['coordinates'],
	schema: string,
	count: number,
): Promise<void> {
	const client = new Client({ ...coordinates });
	await client.connect();
	for (const hashes of randomHashes(count)) {
		await client.query(
			`INSERT INTO ${schema}.seen_key (${COPIED}, key_hash, expires_at_ms)
			SELECT ${COPIED}, hash, expires_at_ms + number
			FROM unnest($1::text[]) WITH ORDINALITY AS added (hash, number),
				(SELECT * FROM ${schema}.seen_key LIMIT 1) AS claimed`,
			[hashes],
		);
	}
	await client.query(`VACUUM ANALYZE ${schema}.seen_key`);
	await client.end();
}

function* randomHashes(count: number): Generator<string[]> {
	for (let made = 0; made < count; made += ROWS_PER_STATEMENT) {
		const length = Math.min(ROWS_PER_STATEMENT, count - made);
		yield Array.from({ length }, randomHash);
	}
}

/** Looks like the hash of a key: 128 bits in 22 characters. */
function randomHash(): string {
	return randomBytes(16).toString('base64url');
}

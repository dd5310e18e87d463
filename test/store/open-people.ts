import type { People } from '../../src/dedupe/people/people';
import { readPerson } from '../../src/dedupe/people/person-text';
import { HashedKeys } from '../../src/store/dedupe/people/hashed-keys';
import { peopleIn } from '../../src/store/dedupe/people/people';
import { keySecretOf } from '../../src/store/secret';
import type { StoreTarget } from '../../src/store/target';
import { openDatabase, rowsIn, type Rows } from './open-database';

/** The tables of the register. */
export const peopleTables = [
	'person',
	'person_identifier',
	'person_block',
	'person_lead',
	'pair_decision',
	'merge_log',
] as const;

/** The port over one store, with a view of what the store keeps for it. */
export interface OpenPeople {
	readonly people: People;
	readonly rows: Rows;
	/** What is there half only, in words. Nothing in a sound register. */
	damages(): Promise<string[]>;
}

/** Opens a store as `openStore` does, but lets tests look behind the port. Closed after the test. */
export async function openPeople(target: StoreTarget): Promise<OpenPeople> {
	const database = await openDatabase(target);
	const secret = await keySecretOf(database);
	const rows = rowsIn(database);
	return {
		people: peopleIn(database, secret),
		rows,
		damages: async () => await damagesIn(rows, secret),
	};
}

async function damagesIn(rows: Rows, secret: string): Promise<string[]> {
	const people = await rows('person');
	const ids = new Set(people.map(({ person_id }) => person_id));
	const expected = people.flatMap(({ person_id, register, record, block_keys }) => {
		const keys = new HashedKeys(secret, register);
		const person = readPerson(record);
		const blocks = keys.blocksOf(person);
		const identifiers = person.identifiers.map((one) => keys.identifier(one));
		return [
			`${person_id} has the keys ${JSON.stringify(blocks)}`,
			...blocks.map((key) => `${person_id} is found by ${key}`),
			...identifiers.map((hash) => `${person_id} is known by ${hash}`),
		].filter((line) => !line.endsWith(` ${block_keys}`));
	});
	const found = [
		...(await rows('person_block')).map((row) => `${row.person_id} is found by ${row.block_key}`),
		...(await rows('person_identifier')).map(
			(row) => `${row.person_id} is known by ${row.identifier_hash}`,
		),
	];
	const leads = (await rows('person_lead')).map(({ person_id }) => person_id);
	const merges = (await rows('merge_log')).flatMap((row) => [row.merged_id, row.survivor_id]);
	const pairs = (await rows('pair_decision')).flatMap((row) => [row.person_a, row.person_b]);
	return [
		...missing(expected, new Set(found)).map((line) => `it is not there that ${line}`),
		...missing(found, new Set(expected)).map((line) => `nobody knows why ${line}`),
		...missing([...leads, ...merges, ...pairs], ids).map((id) => `${id} is nobody`),
	];
}

function missing(wanted: readonly string[], there: ReadonlySet<string>): string[] {
	return wanted.filter((one) => !there.has(one));
}

import type { Meeting, PersonSighting } from '../dist/src/dedupe/people/people.js';
import { writePerson } from '../dist/src/dedupe/people/person-text.js';
import { randomId } from '../dist/src/ids.js';
import { HashedKeys } from '../dist/src/store/dedupe/people/hashed-keys.js';
import { openStore, type Store } from '../dist/src/store/open-store.js';
import { REGISTER, meetIn, sightingOf as leadSightingOf } from '../test/support/meetings.mts';
import { people, type GeneratedPerson } from '../test/support/people.mts';
import { placeOf, type Place, type Places, type StoreKind, type StoreTarget } from './places.mts';
import { openRaw, type Column, type RawStore } from './raw-stores.mts';

/** What a lead is to the register. */
export type LeadKind = 'new' | 'known by e-mail or phone' | 'known by name and address only';

export const leadKinds: readonly LeadKind[] = [
	'new',
	'known by e-mail or phone',
	'known by name and address only',
];

/** A store with a register of so many generated people in it. */
export interface FilledRegister {
	readonly store: Store;
	readonly target: StoreTarget;
	/** The next leads of a kind; nobody comes twice. */
	leads(kind: LeadKind, count: number): readonly PersonSighting[];
	meet(sighting: PersonSighting): Promise<Meeting>;
	close(): Promise<void>;
}

/** The generator makes seven records for five people. */
const RECORDS_PER_PERSON = 1.4;
/** This share of a register is there a second time, as somebody who was not recognized. */
const TWICE = 0.02;
/** So many generated people more than the register has are new to it. */
const NEW_PEOPLE = 2_000;
const PEOPLE_AT_A_TIME = 20_000;
/** More are not asked for. The others are not held in memory, whose upkeep would be measured. */
const LEADS_OF_A_KIND = 2_000;

/** Makes a store that knows so many people, as it would know them from one sighting of each. */
export async function makeRegister(
	kind: StoreKind,
	size: number,
	places: Places,
): Promise<FilledRegister> {
	const place = await placeOf(kind, `people_${size}`, places);
	const { known, leads } = generate(size);
	await fill(place, known);
	const store = await openStore(place.target);
	const next = new Map(leadKinds.map((one) => [one, 0]));
	return {
		store,
		target: place.target,
		leads: (one, count) => {
			const from = next.get(one) ?? 0;
			next.set(one, from + count);
			return leads[one].slice(from, from + count).map(sightingOf);
		},
		meet: (sighting) => meetIn(store.people, sighting),
		close: () => store.close(),
	};
}

interface Generated {
	readonly known: readonly GeneratedPerson[];
	readonly leads: Readonly<Record<LeadKind, readonly GeneratedPerson[]>>;
}

/** The first record of each is in the register. Of the others, most are those who come again. */
function generate(size: number): Generated {
	const once = Math.round(size * (1 - TWICE));
	const known = new Map<string, GeneratedPerson>();
	const unknown = new Map<string, GeneratedPerson>();
	const again: GeneratedPerson[] = [];
	for (const record of people(Math.ceil((size + NEW_PEOPLE) * RECORDS_PER_PERSON))) {
		if (known.has(record.truth)) again.push(record);
		else if (known.size < once) known.set(record.truth, record);
		else if (!unknown.has(record.truth)) unknown.set(record.truth, record);
	}
	const leads = leadsAmong(again, known);
	const comeAgain = new Set(Object.values(leads).flatMap((some) => some.map(truthOf)));
	const twice = again.filter((record) => !comeAgain.has(truthOf(record))).slice(once - size);
	return {
		known: [...known.values(), ...twice],
		leads: { new: [...unknown.values()].slice(0, LEADS_OF_A_KIND), ...leads },
	};
}

function leadsAmong(
	again: readonly GeneratedPerson[],
	known: ReadonlyMap<string, GeneratedPerson>,
): Omit<Generated['leads'], 'new'> {
	const isIdentified = (record: GeneratedPerson) => {
		const first = known.get(record.truth);
		const isSame = (field: 'email' | 'phone') =>
			record[field] !== '' && record[field] === first?.[field];
		return isSame('email') || isSame('phone');
	};
	return {
		'known by e-mail or phone': again.filter(isIdentified).slice(0, LEADS_OF_A_KIND),
		'known by name and address only': again
			.filter(({ street }) => street !== '')
			.slice(0, LEADS_OF_A_KIND)
			.map((record) => ({ ...record, id: `${record.id} again`, email: '', phone: '' })),
	};
}

function truthOf({ truth }: GeneratedPerson): string {
	return truth;
}

function sightingOf({ id, ...json }: GeneratedPerson): PersonSighting {
	return leadSightingOf(json, ['bench', id]);
}

const personColumns: readonly Column[] = [
	['person_id', 'text'],
	['register', 'text'],
	['record', 'text'],
	['block_keys', 'text'],
	['version', 'bigint'],
	['first_seen_at_ms', 'bigint'],
	['seen_at_ms', 'bigint'],
];
const keyTables = [
	{ table: 'person_block', key: ['block_key', 'bigint'] },
	{ table: 'person_identifier', key: ['identifier_hash', 'text'] },
] as const;

/** Writes the rows that the step would write, in the order of their keys, which takes a tenth of the time. */
async function fill({ target }: Place, known: readonly GeneratedPerson[]): Promise<void> {
	await (await openStore(target)).close();
	const raw = await openRaw(target);
	const keys = new HashedKeys(await secretOf(raw), REGISTER);
	for (const { table } of keyTables) {
		await raw.rows(`CREATE TEMPORARY TABLE new_${table} AS SELECT * FROM ${raw.table(table)}`);
	}
	const ids = known.map(() => randomId()).sort();
	for (let from = 0; from < known.length; from += PEOPLE_AT_A_TIME) {
		const part = known.slice(from, from + PEOPLE_AT_A_TIME);
		await addPeople(raw, keys, part, ids.slice(from, from + PEOPLE_AT_A_TIME));
	}
	for (const { table } of keyTables) {
		await raw.rows(`INSERT INTO ${raw.table(table)} SELECT * FROM new_${table} ORDER BY 1, 2`);
		await raw.rows(`DROP TABLE new_${table}`);
	}
	await raw.close();
}

async function secretOf(raw: RawStore): Promise<string> {
	const [row] = await raw.rows(
		`SELECT value FROM ${raw.table('setting')} WHERE name = 'key_secret'`,
	);
	return String(Reflect.get(row ?? {}, 'value'));
}

async function addPeople(
	raw: RawStore,
	keys: HashedKeys,
	records: readonly GeneratedPerson[],
	ids: readonly string[],
): Promise<void> {
	const rows: unknown[][] = [];
	const blocks: unknown[][] = [];
	const identifiers: unknown[][] = [];
	records.forEach((record, index) => {
		const { person } = sightingOf(record);
		const blockKeys = keys.blocksOf(person);
		const now = Date.now();
		const id = ids[index];
		rows.push([id, REGISTER, writePerson(person), JSON.stringify(blockKeys), 1, now, now]);
		for (const key of blockKeys) blocks.push([key, id]);
		for (const one of person.identifiers) identifiers.push([keys.identifier(one), id]);
	});
	await raw.add(raw.table('person'), personColumns, rows);
	const personId: Column = ['person_id', 'text'];
	const [block, identifier] = keyTables;
	await raw.add(`new_${block.table}`, [block.key, personId], blocks);
	await raw.add(`new_${identifier.table}`, [identifier.key, personId], identifiers);
}

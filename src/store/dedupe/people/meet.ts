import { keyedIdOf, randomId } from '../../../ids';
import type {
	Decide,
	Decided,
	Meeting,
	Parts,
	PersonSighting,
} from '../../../dedupe/people/people';
import type { Person } from '../../../dedupe/people/person';
import { recognitionSchema, type Recognition } from '../../../dedupe/people/recognition';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { findCandidates, type Knowledge } from './candidates';
import { sweepExpired } from './erase';
import { HashedKeys } from './hashed-keys';
import { findMerges } from './merges';
import { findPeople, lockPeople, partsOf, putPerson, type StoredPerson } from './person-rows';

/** Somebody changes just this person all the time. */
const MOST_ROUNDS = 10;

interface MeetingPlace {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly secret: string;
	readonly now: number;
}

/** See {@link People.meet}: everything in one transaction, under the locks of the sighting's keys. */
export async function meet(
	place: MeetingPlace,
	sighting: PersonSighting,
	decide: Decide,
): Promise<Meeting> {
	const { database, transaction, secret, now } = place;
	const keys = new HashedKeys(secret, sighting.register);
	const { lookup, person, leadKey } = sighting;
	await database.lockKeys(transaction, keys.locksOf(lookup, person.identifiers, leadKey));
	const lead = { hash: keys.lead(leadKey), contentHash: contentHashOf(secret, person) };
	const before = await findLead(place, lead.hash);
	if (before?.content_hash === lead.contentHash) {
		const again = await meetAgain(place, before);
		if (again !== undefined) return again;
	}
	const live = sighting.liveRegister;
	const registers = [keys, ...(live === undefined ? [] : [new HashedKeys(secret, live)])];
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const earlier = before?.person_id;
		const knowledge = await findCandidates(
			database,
			transaction,
			registers,
			sighting,
			earlier,
			now,
		);
		const decided = decide(knowledge.known);
		const kept = await keep(place, keys, { sighting, knowledge, decided });
		if (kept === undefined) continue;
		const { recognition } = decided;
		const { personId, partId, parts } = kept;
		if (partId !== undefined) {
			await putLead(place, lead, partId, recognition);
			await dropOldLeads(place, partId, sighting.rememberMs);
		}
		return { personId, parts, recognition, isAgain: false };
	}
	throw new Error('A person was changed by others each time it was to be written.');
}

interface Decision {
	readonly sighting: PersonSighting;
	readonly knowledge: Knowledge;
	readonly decided: Decided;
}

interface Kept extends Pick<Meeting, 'personId' | 'parts'> {
	/**
	 * The id the sighting is kept under: that of the person, or of one who was merged into it;
	 * undefined when it is not kept, as when a test run meets somebody of the live register.
	 */
	readonly partId: string | undefined;
}

/** Undefined: somebody changed the person meanwhile, and it has to be decided again. */
async function keep(
	place: MeetingPlace,
	keys: HashedKeys,
	{ sighting, knowledge, decided }: Decision,
): Promise<Kept | undefined> {
	const { database, transaction, now } = place;
	const { register, rememberMs } = sighting;
	const { recognition, part, person } = decided;
	const times = { now, expiresAtMs: rememberMs === undefined ? null : now + rememberMs };
	if (recognition.decision !== 'matched') {
		const personId = randomId();
		const next = { personId, register, person };
		await putPerson(database, transaction, keys, next, undefined, times);
		await sweepExpired(place);
		return { personId, partId: personId, parts: [person] };
	}
	const { personId } = recognition.match;
	const stored = knowledge.stored.get(personId)?.[part];
	const candidate = knowledge.known.candidates.find((one) => one.personId === personId);
	if (stored === undefined || candidate === undefined) throw new Error('Nobody such was found.');
	if (!(await isStillPartOf(place, personId, stored))) return undefined;
	const parts = withPart(candidate.parts, part, person);
	if (stored.register !== register) return { personId, partId: undefined, parts };
	const { personId: partId } = stored;
	const next = { personId: partId, register, person };
	await putPerson(database, transaction, keys, next, stored, times);
	return { personId, partId, parts };
}

function withPart([own, ...merged]: Parts, part: number, person: Person): Parts {
	if (part === 0) return [person, ...merged];
	return [own, ...merged.with(part - 1, person)];
}

/** Locks a person and a part of it. Whether nobody changed, merged or erased them since they were read. */
async function isStillPartOf(
	{ database, transaction }: MeetingPlace,
	personId: string,
	part: StoredPerson,
): Promise<boolean> {
	const versions = await lockPeople(database, transaction, [personId, part.personId]);
	if (versions.get(part.personId) !== part.version) return false;
	const merges = await findMerges(database, transaction, [part.personId]);
	return merges.rootOf(part.personId) === personId;
}

interface LeadRow {
	readonly person_id: string;
	readonly content_hash: string;
	readonly answer: string;
}

async function findLead(
	{ database, transaction }: MeetingPlace,
	leadHash: string,
): Promise<LeadRow | undefined> {
	const { rows } = await sql<LeadRow>`
		SELECT person_id, content_hash, answer FROM ${database.table('person_lead')}
		WHERE lead_hash = ${leadHash}
	`.execute(transaction);
	return rows[0];
}

/** The same lead with the same content: what was said then holds, of whoever the person is by now. */
async function meetAgain(
	{ database, transaction, now }: MeetingPlace,
	{ person_id, answer }: LeadRow,
): Promise<Meeting | undefined> {
	const merges = await findMerges(database, transaction, [person_id]);
	const personId = merges.rootOf(person_id);
	const group = merges.groupOf(personId);
	const parts = partsOf(group, await findPeople(database, transaction, group), now);
	if (parts === undefined) return undefined;
	const recognition = recognitionSchema.parse(JSON.parse(answer));
	return { personId, recognition, isAgain: true, parts };
}

async function putLead(
	{ database, transaction, now }: MeetingPlace,
	lead: { readonly hash: string; readonly contentHash: string },
	personId: string,
	recognition: Recognition,
): Promise<void> {
	await sql`
		INSERT INTO ${database.table('person_lead')}
			(lead_hash, person_id, content_hash, answer, met_at_ms)
		VALUES (
			${lead.hash}, ${personId}, ${lead.contentHash}, ${JSON.stringify(recognition)}, ${now}
		)
		ON CONFLICT (lead_hash) DO UPDATE SET
			person_id = excluded.person_id,
			content_hash = excluded.content_hash,
			answer = excluded.answer,
			met_at_ms = excluded.met_at_ms
	`.execute(transaction);
}

/** A lead is remembered as long as a person who comes no more. */
async function dropOldLeads(
	{ database, transaction, now }: MeetingPlace,
	personId: string,
	rememberMs: number | undefined,
): Promise<void> {
	if (rememberMs === undefined) return;
	await sql`
		DELETE FROM ${database.table('person_lead')}
		WHERE person_id = ${personId} AND met_at_ms <= ${now - rememberMs}
	`.execute(transaction);
}

/** Of what is said, whenever it is said. */
function contentHashOf(secret: string, { details, identifiers }: Person): string {
	const said = [...details].map(([name, { values }]) => [name, [...values]]);
	return keyedIdOf(secret, JSON.stringify([said, identifiers]));
}

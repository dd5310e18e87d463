import { describe, expect, it } from 'vitest';
import type { People } from '../../src/dedupe/people/people';
import { wholePerson } from '../../src/dedupe/people/person';
import { valuesOf } from '../../src/dedupe/people/details';
import { matchTerms, met, sightingOf } from '../dedupe/people/sightings';
import { everyStore, openedStore } from './every-store';

const annByAddress = {
	first_name: 'Ann',
	last_name: 'Tremblay',
	street: '14 Birch Ln',
	city: 'Austin',
	state: 'TX',
	zip: '78701',
};
const annByPhone = { ...annByAddress, phone: '5125550147', phone_e164: '+15125550147' };
const ann = { ...annByPhone, email: 'ann.tremblay@example.com' };

describe.each(everyStore)('the register of people, %s', (_name, freshTarget) => {
	const open = async () => (await openedStore(await freshTarget())).people;
	const meet = (people: People, json: object, terms: Parameters<typeof sightingOf>[1] = {}) =>
		met(people, sightingOf({ ...json }, terms));

	it('meets somebody new once and knows them by their e-mail or phone', async () => {
		const people = await open();
		const first = await meet(people, ann);
		expect(first.recognition).toEqual({ decision: 'new', reason: 'nobody_alike' });
		const byMail = await meet(people, { email: ann.email });
		expect(byMail).toMatchObject({
			personId: first.personId,
			recognition: { decision: 'matched', reason: 'identifier', match: { probability: 0.999 } },
		});
		const byPhone = await meet(people, { first_name: 'Annie', phone: '512-555-0147' });
		expect(byPhone.personId).toBe(first.personId);
	});

	it('knows somebody by name and address, with a typo', async () => {
		const people = await open();
		const { personId } = await meet(people, ann);
		const again = await meet(people, { ...annByAddress, last_name: 'Tremblai' });
		expect(again).toMatchObject({ personId, recognition: { reason: 'alike' } });
		expect(again.recognition).toMatchObject({
			match: { reasons: expect.arrayContaining(['same street', 'last name almost the same']) },
		});
	});

	it('takes another first name with the same phone for somebody else until a person decides', async () => {
		const people = await open();
		const first = await meet(people, ann);
		const second = await meet(people, { ...annByPhone, first_name: 'Robert' });
		expect(second.recognition).toMatchObject({
			decision: 'review',
			reason: 'identifier_with_another_name',
			candidates: [{ personId: first.personId }],
		});
		expect(second.personId).not.toBe(first.personId);
		// From now on the phone is shared and identifies nobody.
		const third = await meet(people, { phone: ann.phone });
		expect(third.recognition.decision).not.toBe('matched');
	});

	it('says the same of the same lead, and follows a lead that has changed', async () => {
		const people = await open();
		const first = await meet(people, ann, { leadId: '7' });
		const again = await meet(people, ann, { leadId: '7' });
		expect(again).toEqual({ ...first, isAgain: true });
		const changed = await meet(
			people,
			{ first_name: 'Ann', email: 'a@new.example' },
			{ leadId: '7' },
		);
		expect(changed).toMatchObject({
			personId: first.personId,
			recognition: { decision: 'matched', reason: 'same_lead' },
		});
		const byNewMail = await meet(people, { email: 'a@new.example' });
		expect(byNewMail.personId).toBe(first.personId);
	});

	it('knows everybody who was merged as the survivor, and nobody else any more after it is undone', async () => {
		const people = await open();
		const a = await meet(people, ann);
		const b = await meet(people, { first_name: 'Nan', last_name: 'Roy', email: 'nan@example.com' });
		expect(await people.merge(a.personId, [b.personId], 2)).toMatchObject({
			status: 'merged',
			survivor: { personId: a.personId },
			mergedIds: [b.personId],
		});
		const merged = await meet(people, { email: 'nan@example.com' });
		expect(merged.personId).toBe(a.personId);
		expect(await people.merge(a.personId, [b.personId], 3)).toMatchObject({
			status: 'already_one',
		});
		expect(await people.unmerge(b.personId, 'one', 9)).toEqual({
			status: 'unmerged',
			survivorId: a.personId,
			restoredId: b.personId,
		});
		const { details } = wholePerson(a.parts, matchTerms.survivorship);
		expect(valuesOf(details)).toMatchObject({ first_name: 'Ann' });
		expect(await people.unmerge(b.personId, 'another', 9)).toEqual({
			status: 'never_merged',
		});
	});

	it('finds people by their ids, and those who were merged under the survivor', async () => {
		const people = await open();
		const a = await meet(people, ann);
		const b = await meet(people, { first_name: 'Nan', last_name: 'Roy', email: 'nan@example.com' });
		const ids = [b.personId, 'nobody', a.personId];
		const idsOf = (found: Awaited<ReturnType<People['find']>>) => found.map((one) => one?.personId);
		expect(idsOf(await people.find(ids, 1))).toEqual([b.personId, undefined, a.personId]);
		await people.merge(a.personId, [b.personId], 2);
		const found = await people.find(ids, 2);
		expect(idsOf(found)).toEqual([a.personId, undefined, a.personId]);
		expect(found[0]?.parts).toHaveLength(2);
		expect(await people.find([], 1)).toEqual([]);
	});

	it('erases a person so that nothing is left', async () => {
		const people = await open();
		const { personId } = await meet(people, ann, { leadId: '9' });
		await people.erase(personId);
		const next = await meet(people, ann, { leadId: '9' });
		expect(next.recognition.decision).toBe('new');
		expect(next.personId).not.toBe(personId);
	});

	it('leaves what it knows of live leads alone in test runs', async () => {
		const people = await open();
		const live = { register: 'live:people', leadId: 'old' };
		const first = await met(people, sightingOf(ann, live), 1);
		const test = { ...sightingOf(ann, { register: 'test:people', rememberMs: 10 }) };
		const inTest = await met(people, { ...test, liveRegister: 'live:people' }, 1_000);
		expect(inTest).toMatchObject({
			personId: first.personId,
			recognition: { reason: 'identifier' },
		});
		const again = await met(people, sightingOf(ann, live), 2_000);
		expect(again).toEqual({ ...first, isAgain: true });
	});

	it('gives out a register page by page', async () => {
		const people = await open();
		const ids = new Set<string>();
		for (const name of ['Ann', 'Bea', 'Cy']) {
			const { personId } = await meet(people, { first_name: name, email: `${name}@example.com` });
			ids.add(personId);
		}
		const first = await people.page('live:people', '', 2, 1);
		const rest = await people.page('live:people', first.at(-1)?.personId ?? '', 2, 1);
		expect(new Set([...first, ...rest].map(({ personId }) => personId))).toEqual(ids);
		expect(await people.page('test:people', '', 2, 1)).toEqual([]);
	});
});

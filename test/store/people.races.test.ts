import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { startProgram } from '../support/child-program';
import { distinctPeople } from '../support/people.mts';
import { sharedStores } from './every-store';
import { openPeople } from './open-people';
import { resultOf, whenReady } from './program-answers';
import type { MeetPeopleOrder } from './programs/meet-people.mts';

/** Larger ones show more: `DOORMAN_RACE_PEOPLE=10000 npx vitest run test/store/people.races`. */
const PEOPLE = Number(process.env['DOORMAN_RACE_PEOPLE'] ?? 300);
const PROGRAMS = 4;
const metSchema = z.object({ ids: z.array(z.string()) });

describe.each(sharedStores)('people whom four processes meet at once, %s', (_name, freshTarget) => {
	const timeout = 60_000 + PEOPLE * 100;

	it('are each made once and found by all', { timeout }, async () => {
		const target = await freshTarget();
		const store = await openPeople(target);
		const programs = await Promise.all(
			Array.from({ length: PROGRAMS }, () =>
				whenReady(startProgram('test/store/programs/meet-people.mts')),
			),
		);
		programs.forEach((program, index) => {
			program.send({ target, name: `${index}`, count: PEOPLE } satisfies MeetPeopleOrder);
		});
		const answers = await Promise.all(programs.map((program) => resultOf(program, metSchema)));

		const [first] = answers.map(({ ids }) => ids);
		expect(new Set(first).size).toBe(PEOPLE);
		for (const { ids } of answers) expect(ids).toEqual(first);
		const people = await store.rows('person');
		expect(new Set(people.map(({ person_id }) => person_id))).toEqual(new Set(first));
		const identifiers = (await store.rows('person_identifier')).map((row) => row.identifier_hash);
		expect(identifiers.length).toBe(2 * PEOPLE);
		expect(new Set(identifiers).size).toBe(identifiers.length);
		expect(distinctPeople(PEOPLE).length).toBe(PEOPLE);
		expect(await store.damages()).toEqual([]);
	});
});

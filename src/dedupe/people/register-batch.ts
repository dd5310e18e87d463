import { takeTurns } from '../../event-loop';
import { fieldsOf, type BatchRecord } from '../matching/batch';
import { partsOf } from '../matching/parts';
import type { MatchingModel } from '../matching/model';
import { formOf } from './forms';
import type { Parts, People } from './people';
import { wholePerson } from './person';

/** So many people are read at once, which takes a few milliseconds. */
const PAGE = 500;

/** Nobody has said which of two values is the better one: the shipped rules hold. */
const SHIPPED_RULES = { rules: new Map(), trustedSources: [] } as const;

/** What a model compares, as it is read of a register. */
export interface RegisterTerms {
	readonly people: People;
	readonly model: MatchingModel;
	/** Who is forgotten by then is not there. */
	readonly now: number;
}

/** All people of a register as records to compare, in pages that are read when they are asked for. */
export async function* readRegister(
	register: string,
	{ people, model, now }: RegisterTerms,
): AsyncGenerator<readonly BatchRecord[], undefined> {
	const fields = fieldsOf(model);
	for (let after = ''; ; ) {
		const page = await people.page(register, after, PAGE, now);
		yield page.map(({ personId, parts }) => ({ id: personId, texts: textsOf(parts, fields) }));
		const last = page.at(-1);
		if (last === undefined || page.length < PAGE) return undefined;
		after = last.personId;
	}
}

/**
 * The same people as they are by now, by their ids. Who was erased since they were read, or merged
 * into somebody else, is not among them.
 */
export async function readAgain(
	ids: Iterable<string>,
	{ people, model, now }: RegisterTerms,
): Promise<Map<string, BatchRecord>> {
	const fields = fieldsOf(model);
	const takeTurn = takeTurns();
	const records = new Map<string, BatchRecord>();
	for (const part of partsOf([...new Set(ids)])) {
		await takeTurn();
		for (const [index, found] of (await people.find(part, now)).entries()) {
			if (found === undefined || found.personId !== part[index]) continue;
			const { personId, parts } = found;
			records.set(personId, { id: personId, texts: textsOf(parts, fields) });
		}
	}
	return records;
}

function textsOf(parts: Parts, fields: readonly string[]): string[] {
	const form = formOf(wholePerson(parts, SHIPPED_RULES).details);
	return fields.map((field) => form.get(field) ?? '');
}

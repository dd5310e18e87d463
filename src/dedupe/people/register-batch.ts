import { takeTurns } from '../../event-loop';
import { fieldsOf, type BatchRecord } from '../matching/batch';
import type { MatchingModel } from '../matching/model';
import { formOf } from './forms';
import type { People } from './people';
import { wholePerson } from './person';

/** So many people are read at once. */
const PAGE = 500;

/** Nobody has said which of two values is the better one: the shipped rules hold. */
const SHIPPED_RULES = { rules: new Map(), trustedSources: [] } as const;

/**
 * All people of a register as records to compare.
 *
 * @param progress told how many were read so far; may throw to end the work
 */
export async function readRegister(
	people: People,
	register: string,
	model: MatchingModel,
	now: number,
	progress: (read: number) => void,
): Promise<BatchRecord[]> {
	const fields = fieldsOf(model);
	const takeTurn = takeTurns();
	const batch: BatchRecord[] = [];
	for (let after = ''; ; ) {
		await takeTurn();
		const page = await people.page(register, after, PAGE, now);
		for (const { personId, parts } of page) {
			const form = formOf(wholePerson(parts, SHIPPED_RULES).details);
			batch.push({ id: personId, texts: fields.map((field) => form.get(field) ?? '') });
		}
		progress(batch.length);
		const last = page.at(-1);
		if (last === undefined || page.length < PAGE) return batch;
		after = last.personId;
	}
}

import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../src/dedupe/matching/batch';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { readAgain, readRegister } from '../../src/dedupe/people/register-batch';
import type { Step } from '../../src/n8n/operation';
import type { ComparedRecords } from './compared-records';
import { liveRegisterOf } from './people-parameters';

/** Everybody whom Match People remembers, with what is compared. */
export async function peopleOfRegister(step: Step, model: MatchingModel): Promise<ComparedRecords> {
	const { store, now } = await step.openStore();
	const { people } = store;
	const terms = { people, model, now };
	const register = liveRegisterOf(step);
	const fields = fieldsOf(model);
	return {
		parts: () => readRegister(register, terms),
		keepApart: () => people.apart(),
		lookUp: async (records) => {
			const ids = records.map(({ id }) => id);
			const known = await readAgain(ids, terms);
			return ({ id }) => {
				const texts = known.get(id)?.texts;
				return texts === undefined ? undefined : { id, ...filled(fields, texts) };
			};
		},
		// They are made of no item; the first one only asked for them.
		madeOf: () => (step.items.length > 0 ? [0] : []),
	};
}

function filled(fields: readonly string[], texts: readonly string[]): IDataObject {
	const all = fields.map((field, index) => [field, texts[index] ?? ''] as const);
	return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

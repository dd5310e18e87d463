import type { IDataObject } from 'n8n-workflow';
import { fieldsOf, type BatchRecord } from '../../src/dedupe/matching/batch';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { readRegister } from '../../src/dedupe/people/register-batch';
import type { Step } from '../../src/n8n/operation';
import { fieldPath } from '../../src/normalize/field-path';
import { z } from '../../src/vendor/zod';
import { liveRegisterOf } from './people-parameters';

/** The records that Find Duplicates compares, and how they are put out. */
export interface ComparedRecords {
	readonly batch: readonly BatchRecord[];
	/** Pairs of ids of which somebody said that they are two. */
	readonly keepApart: readonly (readonly [a: string, b: string])[];
	jsonOf(position: number): IDataObject;
	/** The input items that records came from. */
	madeOf(positions: readonly number[]): readonly number[];
}

const idSchema = z.string().trim().min(1).default('id');

export async function recordsOfItems(step: Step, model: MatchingModel): Promise<ComparedRecords> {
	const idAt = fieldPath(step.parameters.once('idField', idSchema));
	const paths = fieldsOf(model).map(fieldPath);
	let withoutId = 0;
	const batch = await step.each((itemIndex): BatchRecord => {
		const json = step.items[itemIndex]?.json ?? {};
		const id = textOf(idAt(json)?.value);
		if (id === '') withoutId++;
		return {
			id: id === '' ? `item ${itemIndex + 1}` : id,
			texts: paths.map((path) => textOf(path(json)?.value)),
		};
	});
	if (withoutId > 0) {
		step.hint(
			`${withoutId.toLocaleString('en-US')} items have no ID; they are named by their position, such as "item 1". Check the ID Field.`,
			'warning',
		);
	}
	if (batch.length > 0 && batch.every(({ texts }) => texts.every((text) => text === ''))) {
		step.hint(
			`No item has any of the compared fields (${fieldsOf(model).join(', ')}). Put Normalize before this node, or list your fields under Compared Fields.`,
			'warning',
		);
	}
	return {
		batch,
		keepApart: [],
		jsonOf: (position) => ({ ...step.items[position]?.json, id: batch[position]?.id ?? '' }),
		madeOf: (positions) => positions,
	};
}

/** Everybody whom Match People remembers, with what is compared. */
export async function peopleOfRegister(step: Step, model: MatchingModel): Promise<ComparedRecords> {
	const { store, now } = await step.openStore();
	const fields = fieldsOf(model);
	const register = liveRegisterOf(step);
	const batch = await readRegister(store.people, register, model, now, (read) => {
		step.progress(read, read);
	});
	return {
		batch,
		keepApart: await store.people.apart(),
		jsonOf: (position) => {
			const { id = '', texts = [] } = batch[position] ?? {};
			const said = fields.flatMap((field, index) => {
				const text = texts[index] ?? '';
				return text === '' ? [] : [[field, text] as const];
			});
			return { id, ...Object.fromEntries(said) };
		},
		// They are made of no item; the first one only asked for them.
		madeOf: () => (step.items.length > 0 ? [0] : []),
	};
}

/** Longer than any value that is compared. */
const LONGEST = 500;

function textOf(value: unknown): string {
	if (typeof value === 'string') return value.slice(0, LONGEST);
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

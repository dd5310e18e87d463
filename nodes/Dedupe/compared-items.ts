import { fieldsOf, type BatchRecord } from '../../src/dedupe/matching/batch';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { partsOf } from '../../src/dedupe/matching/parts';
import type { Step } from '../../src/n8n/operation';
import { fieldPath } from '../../src/normalize/field-path';
import { z } from '../../src/vendor/zod';
import type { ComparedRecords } from './compared-records';

const idSchema = z.string().trim().min(1).default('id');

/** All input items, with what is compared. */
export function recordsOfItems(step: Step, model: MatchingModel): ComparedRecords {
	return {
		parts: () => readItems(step, model),
		keepApart: async () => [],
		lookUp:
			async () =>
			({ position, id }) => ({ ...step.items[position]?.json, id }),
		madeOf: (records) => records.map(({ position }) => position),
	};
}

async function* readItems(
	step: Step,
	model: MatchingModel,
): AsyncGenerator<readonly BatchRecord[], undefined> {
	const idAt = fieldPath(step.parameters.once('idField', idSchema));
	const fields = fieldsOf(model);
	const paths = fields.map(fieldPath);
	let withoutId = 0;
	let withTexts = 0;
	for (const positions of partsOf([...step.items.keys()])) {
		yield positions.map((position) => {
			const json = step.items[position]?.json ?? {};
			const id = textOf(idAt(json)?.value);
			const texts = paths.map((path) => textOf(path(json)?.value));
			if (id === '') withoutId++;
			if (texts.some((text) => text !== '')) withTexts++;
			return { id: id === '' ? `item ${position + 1}` : id, texts };
		});
	}
	if (withoutId > 0) {
		step.hint(
			`${withoutId.toLocaleString('en-US')} items have no ID; they are named by their position, such as "item 1". Check the ID Field.`,
			'warning',
		);
	}
	if (withTexts === 0 && step.items.length > 0) {
		step.hint(
			`No item has any of the compared fields (${fields.join(', ')}). Put Normalize before this node, or list your fields under Compared Fields.`,
			'warning',
		);
	}
	return undefined;
}

/** Longer than any value that is compared. */
const LONGEST = 500;

function textOf(value: unknown): string {
	if (typeof value === 'string') return value.slice(0, LONGEST);
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

import type { INodeProperties } from 'n8n-workflow';
import type { HeldKey } from '../../src/dedupe/settle-keys';
import type { Decision, Step } from '../../src/n8n/operation';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { envelopeOf } from '../../src/records/envelope';
import { keyOptions, ledgerProperty, readKeys } from './key-parameters';
import type { Memory } from './memory';

/** The fields of the operations that settle what Skip Seen claimed. */
export function settlingProperties(options: readonly INodeProperties[]): INodeProperties[] {
	return [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			required: true,
			default: '={{ $json.doorman.dedupe.key }}',
			placeholder: 'e.g. {{ $json.email }}',
			description:
				'The key that Skip Seen composed. When a node in between has replaced the item, set the same key, ledger and key options as in Skip Seen.',
		},
		{ ...ledgerProperty, default: '={{ $json.doorman.dedupe.ledger }}' },
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [...keyOptions, ...options],
		},
	];
}

/** Reads each item's key, and who claimed it when the item still says so. */
export async function readHeldKeys(step: Step, memory: Memory): Promise<HeldKey[]> {
	const keyOf = readKeys(step.parameters, { mayHaveEmptyParts: true });
	return await step.each((itemIndex) => ({
		ledger: memory.ledgerOf(itemIndex).id,
		key: keyOf(itemIndex),
		owner: envelopeOf(step.items[itemIndex]?.json ?? {}).dedupe?.hold_token,
	}));
}

/** Every item comes out, with what became of its key. */
export function settledDecisions(
	step: Step,
	answers: readonly string[],
	store: string,
): Decision[] {
	step.hint(summaryLine(countBy(answers), 'Remembered in', store));
	return answers.map((answer, itemIndex) => ({
		itemIndex,
		output: 0,
		details: { decision: answer, reason: answer },
	}));
}

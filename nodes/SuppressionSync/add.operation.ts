import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { EVERYTHING } from '../../src/records/email-event';
import { plainText } from '../../src/records/plain-text';
import { addAddresses, addedCauses, type AddedCause } from '../../src/suppression/add';
import { countBy, summaryLine } from '../../src/n8n/summary';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { emailProperty, readAddresses } from './address-parameters';
import { describeAddition } from './explanations';
import { LIST_IN, liveListOption, realmOf } from './realm';

const causeOptions = [
	{
		name: 'Complained',
		value: 'complaint',
		description: 'The person called a mail spam or threatened to',
	},
	{
		name: 'Other',
		value: 'manual',
		description: 'Any other reason. The person cannot lift it by subscribing again.',
	},
	{
		name: 'Unsubscribed',
		value: 'unsubscribe',
		description: 'The person asked for it. Subscribing again lifts it.',
	},
] satisfies { name: string; value: AddedCause; description: string }[];

const properties: INodeProperties[] = [
	emailProperty,
	{
		displayName: 'Cause',
		name: 'cause',
		type: 'options',
		options: causeOptions,
		default: 'manual',
		description: 'Why the address must not be mailed',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Note',
				name: 'note',
				type: 'string',
				default: '',
				placeholder: 'e.g. asked on the phone',
				description: 'Kept with the address and shown by Check',
			},
			{
				displayName: 'Scope',
				name: 'scope',
				type: 'string',
				default: '',
				placeholder: 'e.g. sendgrid:group:10',
				description:
					'The only mails the address must not get: those of this unsubscribe group. When empty, it gets none at all.',
			},
			liveListOption,
		],
	},
];

export const addOperation: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add addresses to the list',
	description: 'Put addresses on the list by hand, so that they are not mailed from now on',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'suppression',
	isDestructive: false,
	properties,
	run,
};

const LONGEST_NOTE = 500;
const LONGEST_SCOPE = 100;

const textSchema = (longest: number) =>
	z
		.union([z.string(), z.number()])
		.nullish()
		.transform((text) => plainText(String(text ?? '').trim(), longest));

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const realm = realmOf(step, readOptions(step.parameters, liveDataSchema));
	const addressOf = readAddresses(step.parameters);
	const causeOf = step.parameters.perItem('cause', z.enum(addedCauses).default('manual'));
	const scopeOf = step.parameters.perItem('options.scope', textSchema(LONGEST_SCOPE));
	const noteOf = step.parameters.perItem('options.note', textSchema(LONGEST_NOTE));
	const additions = await step.each((itemIndex) => ({
		reading: addressOf(itemIndex),
		cause: causeOf(itemIndex),
		scope: scopeOf(itemIndex) || EVERYTHING,
		note: noteOf(itemIndex) || null,
	}));
	const outcomes = await addAddresses(additions, realm, store.suppressions, now);
	const words = outcomes.map(({ decision, reason }) =>
		decision === 'added' && reason === 'suppressed' ? 'added' : reason,
	);
	step.hint(summaryLine(countBy(words, ['added']), LIST_IN, store.description));
	return outcomes.map((outcome, itemIndex) => ({
		itemIndex,
		output: 0,
		details: describeAddition(outcome, additions[itemIndex]?.scope ?? EVERYTHING),
	}));
}

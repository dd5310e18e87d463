import type { INodeProperties } from 'n8n-workflow';
import type { BatchRecord } from '../../src/dedupe/matching/batch';
import { findInThread } from '../../src/dedupe/matching/find-in-thread';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import type { AnswerPart } from '../../src/dedupe/matching/thread-messages';
import { registerModel } from '../../src/dedupe/people/register-model';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { comparedFieldsProperty, readModel, recordTypeProperty } from './compared-fields';
import { recordsOfItems } from './compared-items';
import { peopleOfRegister } from './compared-people';
import type { ComparedRecords } from './compared-records';
import { FoundItems } from './found-items';
import {
	modelChangesOption,
	modelOptionsShape,
	thresholdOptions,
	withModelOptions,
} from './model-options';
import { registerProperty } from './people-parameters';

const REVIEW = 1;

const fromItems: INodeProperties['displayOptions'] = { show: { recordsFrom: ['items'] } };

const properties: INodeProperties[] = [
	{
		displayName: 'Records From',
		name: 'recordsFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Input Items', value: 'items', description: 'Compares all items that come in' },
			{
				name: 'People Register',
				value: 'register',
				description: 'Compares all people that Match People remembers, whatever comes in',
			},
		],
		default: 'items',
	},
	{ ...registerProperty, displayOptions: { show: { recordsFrom: ['register'] } } },
	{ ...recordTypeProperty, displayOptions: fromItems },
	{
		displayName: 'ID Field',
		name: 'idField',
		type: 'string',
		required: true,
		noDataExpression: true,
		requiresDataPath: 'single',
		default: 'id',
		placeholder: 'e.g. contact_id',
		description: 'Where each item has an ID of its own, by which the results name it',
		displayOptions: fromItems,
	},
	{ ...comparedFieldsProperty, displayOptions: fromItems },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...thresholdOptions,
			{
				displayName: 'Put Out Unique Items',
				name: 'putOutUnique',
				type: 'boolean',
				default: false,
				description: 'Whether items that are in no cluster go to Unique',
			},
			modelChangesOption,
		],
	},
];

const optionsSchema = z.object({
	...modelOptionsShape,
	putOutUnique: z.boolean().default(false),
});

export const findDuplicatesOperation: Operation = {
	value: 'findDuplicates',
	name: 'Find Duplicates',
	action: 'Find duplicates among records',
	description:
		'Find the records of one person, property or company, among all items or everybody remembered',
	outputs: ['Clusters', 'Review', 'Unique'],
	closedOutput: REVIEW,
	notesUnder: 'dedupe',
	isDestructive: false,
	properties,
	run,
};

const recordsFromSchema = z.enum(['items', 'register']).default('items');

async function run(step: Step): Promise<MadeItem[]> {
	const options = readOptions(step.parameters, optionsSchema);
	const isRegister = step.parameters.once('recordsFrom', recordsFromSchema) === 'register';
	const model = withModelOptions(isRegister ? registerModel : readModel(step.parameters), options);
	const records = isRegister ? await peopleOfRegister(step, model) : recordsOfItems(step, model);
	const found = new FoundItems(records);
	for await (const part of findAmong(step, records, model, options.putOutUnique)) {
		if (part.kind === 'end') for (const hint of found.hintsOf(part)) step.hint(hint);
		else await found.add(part);
	}
	return found.items;
}

async function* findAmong(
	step: Step,
	records: ComparedRecords,
	model: MatchingModel,
	namesUnique: boolean,
): AsyncGenerator<AnswerPart, undefined> {
	const { name } = step.context.getNode();
	let read = 0;
	async function* counted(): AsyncGenerator<readonly BatchRecord[], undefined> {
		for await (const part of records.parts()) {
			yield part;
			read += part.length;
			step.progress(read, read);
		}
		return undefined;
	}
	try {
		yield* findInThread(counted(), {
			model,
			namesUnique,
			keepApart: () => records.keepApart(),
			signal: step.context.getExecutionCancelSignal(),
			report: (phase) => {
				step.context.logger.info(`${name}: ${phase} ${read.toLocaleString('en-US')} records`);
			},
		});
	} finally {
		// Says in the place of any other error when the run was stopped.
		step.progress(read, read);
	}
	return undefined;
}

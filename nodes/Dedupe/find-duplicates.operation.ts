import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { BatchAnswer, ExplainedLink, FoundCluster } from '../../src/dedupe/matching/batch';
import { findInThread } from '../../src/dedupe/matching/find-in-thread';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { registerModel } from '../../src/dedupe/people/register-model';
import { idOf } from '../../src/ids';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { comparedFieldsProperty, readModel, recordTypeProperty } from './compared-fields';
import { peopleOfRegister, recordsOfItems, type ComparedRecords } from './compared-records';
import {
	modelChangesOption,
	modelOptionsShape,
	thresholdOptions,
	withModelOptions,
} from './model-options';
import { registerProperty } from './people-parameters';

const CLUSTERS = 0;
const REVIEW = 1;
const UNIQUE = 2;

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

async function run(step: Step): Promise<MadeItem[]> {
	const options = readOptions(step.parameters, optionsSchema);
	const isRegister = step.parameters.once('recordsFrom', recordsFromSchema) === 'register';
	const model = withModelOptions(isRegister ? registerModel : readModel(step.parameters), options);
	const records = isRegister
		? await peopleOfRegister(step, model)
		: await recordsOfItems(step, model);
	const found = await findAmong(step, records, model);
	const clustered = new Set(found.clusters.flatMap(({ members }) => members));
	step.hint(summarize(records.batch.length, found.clusters.length, clustered.size, found));
	return [
		...found.clusters.map((cluster) => clusterItem(cluster, records)),
		...found.review.map((link) => reviewItem(link, records)),
		...(options.putOutUnique ? uniqueItems(clustered, records) : []),
	];
}

const recordsFromSchema = z.enum(['items', 'register']).default('items');

function clusterItem({ members, links }: FoundCluster, records: ComparedRecords): MadeItem {
	const ids = members.map((position) => idAt(records, position));
	return {
		output: CLUSTERS,
		json: {
			cluster_id: clusterIdOf(ids),
			size: members.length,
			survivor_id: ids[0] ?? '',
			members: members.map((position) => records.jsonOf(position)),
			links: links.map((link) => linkJson(link, records)),
		},
		madeOf: records.madeOf(members),
	};
}

function reviewItem(link: ExplainedLink, records: ComparedRecords): MadeItem {
	return {
		output: REVIEW,
		json: linkJson(link, records),
		madeOf: records.madeOf([link.a, link.b]),
	};
}

async function findAmong(
	step: Step,
	{ batch, keepApart }: ComparedRecords,
	model: MatchingModel,
): Promise<BatchAnswer> {
	const { name } = step.context.getNode();
	try {
		return await findInThread(batch, {
			model,
			keepApart,
			signal: step.context.getExecutionCancelSignal(),
			report: (phase) => {
				step.context.logger.info(
					`${name}: ${phase} ${batch.length.toLocaleString('en-US')} records`,
				);
			},
		});
	} finally {
		// Says in the place of any other error when the run was stopped.
		step.progress(batch.length, batch.length);
	}
}

function linkJson(
	{ a, b, probability, reasons }: ExplainedLink,
	records: ComparedRecords,
): IDataObject {
	return {
		a: idAt(records, a),
		b: idAt(records, b),
		probability: Math.round(probability * 1e6) / 1e6,
		reasons: [...reasons],
	};
}

function idAt({ batch }: ComparedRecords, position: number): string {
	return batch[position]?.id ?? '';
}

/** Keeps its value as long as the records do, whatever the order they come in. */
function clusterIdOf(ids: readonly string[]): string {
	return idOf('cluster', ...ids.toSorted());
}

function uniqueItems(clustered: ReadonlySet<number>, records: ComparedRecords): MadeItem[] {
	return records.batch.flatMap((_, position): MadeItem[] =>
		clustered.has(position)
			? []
			: [
					{
						output: UNIQUE,
						json: records.jsonOf(position),
						madeOf: records.madeOf([position]),
					},
				],
	);
}

function summarize(
	total: number,
	clusters: number,
	clustered: number,
	{ review, compared }: { readonly review: readonly unknown[]; readonly compared: number },
): string {
	const inDigits = (count: number) => count.toLocaleString('en-US');
	return `${inDigits(total)} records, ${inDigits(compared)} pairs compared: ${inDigits(clusters)} clusters with ${inDigits(clustered)} records, ${inDigits(review.length)} pairs to review`;
}

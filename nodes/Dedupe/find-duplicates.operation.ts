import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	fieldsOf,
	type BatchAnswer,
	type BatchRecord,
	type ExplainedLink,
} from '../../src/dedupe/matching/batch';
import { findInThread } from '../../src/dedupe/matching/find-in-thread';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { idOf } from '../../src/ids';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { fieldPath } from '../../src/normalize/field-path';
import { z } from '../../src/vendor/zod';
import { comparedFieldsProperty, readModel, recordTypeProperty } from './compared-fields';
import {
	modelChangesOption,
	modelOptionsShape,
	thresholdOptions,
	withModelOptions,
} from './model-options';

const CLUSTERS = 0;
const REVIEW = 1;
const UNIQUE = 2;

const properties: INodeProperties[] = [
	recordTypeProperty,
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
	},
	comparedFieldsProperty,
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
	action: 'Find duplicates among items',
	description:
		'Find the records of one person, property or company among all items, however written',
	outputs: ['Clusters', 'Review', 'Unique'],
	closedOutput: REVIEW,
	notesUnder: 'dedupe',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<MadeItem[]> {
	const options = readOptions(step.parameters, optionsSchema);
	const model = withModelOptions(readModel(step.parameters), options);
	const batch = await readBatch(step, model);
	const ids = batch.map(({ id }) => id);
	const found = await findAmong(step, batch, model);
	const clustered = new Set(found.clusters.flatMap(({ members }) => members));
	step.hint(summarize(batch.length, found.clusters.length, clustered.size, found));
	const linkJson = linkJsonOf(ids);
	const clusters = found.clusters.map(({ members, links }): MadeItem => {
		const records = members.map((position) => memberJson(step, position, ids[position] ?? ''));
		return {
			output: CLUSTERS,
			json: {
				cluster_id: clusterIdOf(members.map((position) => ids[position] ?? '')),
				size: members.length,
				survivor_id: ids[members[0] ?? 0] ?? '',
				members: records,
				links: links.map(linkJson),
			},
			madeOf: members,
		};
	});
	const review = found.review.map(
		(link): MadeItem => ({
			output: REVIEW,
			json: linkJson(link),
			madeOf: [link.a, link.b],
		}),
	);
	return [...clusters, ...review, ...(options.putOutUnique ? uniqueItems(step, clustered) : [])];
}

async function findAmong(
	step: Step,
	batch: readonly BatchRecord[],
	model: MatchingModel,
): Promise<BatchAnswer> {
	const { name } = step.context.getNode();
	try {
		return await findInThread(batch, {
			model,
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

const idSchema = z.string().trim().min(1).default('id');

async function readBatch(step: Step, model: MatchingModel): Promise<BatchRecord[]> {
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
	return batch;
}

/** Longer than any value that is compared. */
const LONGEST = 500;

function textOf(value: unknown): string {
	if (typeof value === 'string') return value.slice(0, LONGEST);
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function memberJson(step: Step, position: number, id: string): IDataObject {
	return { ...step.items[position]?.json, id };
}

function linkJsonOf(ids: readonly string[]) {
	return ({ a, b, probability, reasons }: ExplainedLink): IDataObject => ({
		a: ids[a] ?? '',
		b: ids[b] ?? '',
		probability: Math.round(probability * 1e6) / 1e6,
		reasons: [...reasons],
	});
}

/** Keeps its value as long as the records do, whatever the order they come in. */
function clusterIdOf(ids: readonly string[]): string {
	return idOf('cluster', ...ids.toSorted());
}

function uniqueItems(step: Step, clustered: ReadonlySet<number>): MadeItem[] {
	return step.items.flatMap(({ json }, position) =>
		clustered.has(position) ? [] : [{ output: UNIQUE, json, madeOf: [position] }],
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

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Decision, DecisionDetails, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { leadNormalizer, type LeadResult } from '../../src/normalize/normalize-lead';
import { isSupportedCountry, type CountryCode } from '../../src/vendor/libphonenumber';
import { z } from '../../src/vendor/zod';
import { readFormat } from './formats';
import { mappingProperty, readMapping } from './mapping-table';
import {
	alsoRequiredOption,
	alsoRequiredSchema,
	readRequirements,
	requiredProperties,
} from './required-fields';

const NORMALIZED = 0;
const REJECTED = 1;

const properties: INodeProperties[] = [
	mappingProperty,
	...requiredProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Source',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. Website',
				description: 'Where leads come from that do not say so themselves',
			},
			alsoRequiredOption,
			{
				displayName: 'Phone Numbers Without Country Code Are From',
				name: 'defaultCountry',
				type: 'string',
				default: 'US',
				placeholder: 'e.g. CA',
				description: 'Two letters of the country (ISO 3166)',
			},
			{
				displayName: 'Show Where Fields Came From',
				name: 'provenance',
				type: 'boolean',
				default: false,
				description:
					'Whether to note under doorman.provenance which field of the item fed which field of the lead, and by which rule',
			},
		],
	},
];

const optionsSchema = z.object({
	alsoRequired: alsoRequiredSchema,
	defaultCountry: z
		.string()
		.default('US')
		.transform((code) => code.trim().toUpperCase())
		.pipe(z.custom<CountryCode>(isCountry, 'Use two letters such as US')),
	provenance: z.boolean().default(false),
});

function isCountry(code: unknown): boolean {
	return typeof code === 'string' && isSupportedCountry(code);
}

const sourceSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((source) => (source == null ? undefined : String(source)));

export const normalizeLeadOperation: Operation = {
	value: 'lead',
	name: 'Lead',
	action: 'Normalize leads',
	description: 'Bring leads of every source into one clean form',
	outputs: ['Normalized', 'Rejected'],
	closedOutput: REJECTED,
	notesUnder: 'normalize',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	readFormat(step.parameters);
	const { provenance, ...options } = readOptions(step.parameters, optionsSchema);
	const mapping = readMapping(step.parameters);
	const sourceOf = step.parameters.perItem('options.source', sourceSchema);
	const normalize = leadNormalizer({
		mapping: mapping.rows,
		defaultCountry: options.defaultCountry,
		requirements: readRequirements(step.parameters, options.alsoRequired),
	});
	const counts = { normalized: 0, doubtful: 0, rejected: 0 };
	const decisions = await step.each((itemIndex) => {
		step.progress(itemIndex, step.items.length);
		const json = step.items[itemIndex]?.json ?? {};
		const result = normalize(json, {
			source: sourceOf(itemIndex),
			fixedValues: mapping.fixedValues(itemIndex),
		});
		counts[result.decision]++;
		if (result.decision === 'normalized' && result.issues.length > 0) counts.doubtful++;
		return toDecision(result, itemIndex, notesOf(result, json['doorman'], provenance));
	});
	step.hint(summarize(counts));
	return decisions;
}

function toDecision(result: LeadResult, itemIndex: number, notes: IDataObject): Decision {
	const details = explain(result);
	return result.decision === 'normalized'
		? { itemIndex, output: NORMALIZED, details, notes, record: result.lead }
		: { itemIndex, output: REJECTED, details, notes };
}

function explain(result: LeadResult): DecisionDetails {
	if (result.decision === 'normalized') {
		const reason = result.issues.length === 0 ? 'nothing_doubtful' : 'with_issues';
		return { decision: 'normalized', reason };
	}
	const { decision, reason, message, missing } = result;
	return { decision, reason, message, ...(missing.length === 0 ? {} : { missing }) };
}

/** What is under `doorman` beside the decision. Where fields first came from is kept. */
function notesOf(result: LeadResult, doorman: unknown, withProvenance: boolean): IDataObject {
	const issues = result.issues.map((issue) => ({ ...issue }) as IDataObject);
	if (!withProvenance) return { issues };
	const earlier = earlierProvenanceSchema.parse(doorman);
	return { issues, provenance: { ...(earlier ?? result.provenance) } };
}

const earlierProvenanceSchema = z
	.object({ provenance: z.record(z.string(), z.unknown()) })
	.transform(({ provenance }) => provenance)
	.optional()
	.catch(undefined);

interface Counts {
	readonly normalized: number;
	readonly doubtful: number;
	readonly rejected: number;
}

function summarize(counts: Counts): string {
	const inDigits = (count: number) => count.toLocaleString('en-US');
	const doubtful =
		counts.doubtful === 0
			? ''
			: ` (${inDigits(counts.doubtful)} with something doubtful: see doorman.issues)`;
	return `${inDigits(counts.normalized)} normalized${doubtful}, ${inDigits(counts.rejected)} rejected`;
}

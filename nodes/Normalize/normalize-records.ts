import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Decision, DecisionDetails, Operation, Step } from '../../src/n8n/operation';
import type { InputParts } from '../../src/normalize/input-format';
import type { Normalize, NormalizeResult, NormalizeTerms } from '../../src/normalize/normalizer';
import { z } from '../../src/vendor/zod';
import { readMapping } from './mapping-table';

const NORMALIZED = 0;
const REJECTED = 1;

/** What is the same for all record types of the node. */
export const normalizing = {
	outputs: ['Normalized', 'Rejected'],
	closedOutput: REJECTED,
	notesUnder: 'normalize',
	isDestructive: false,
} as const satisfies Partial<Operation>;

/** @param noun what the record is called */
export function provenanceOption(noun: string): INodeProperties {
	return {
		displayName: 'Show Where Fields Came From',
		name: 'provenance',
		type: 'boolean',
		default: false,
		description: `Whether to note under doorman.provenance which field of the item fed which field of the ${noun}, and by which rule`,
	};
}

const sourceSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((source) => (source == null ? undefined : String(source)));

/** Normalizes a step's items by the table in the node and what `prepare` makes of its rows. */
export async function normalizeRecords<Target extends string, Fields extends object>(
	step: Step,
	targets: readonly [Target, ...Target[]],
	prepare: (mapping: NormalizeTerms<Target>['mapping']) => Normalize<Fields>,
	partsOf: (itemIndex: number) => InputParts = () => ({}),
): Promise<Decision[]> {
	const mapping = readMapping(step.parameters, targets);
	const sourceOf = step.parameters.perItem('options.source', sourceSchema);
	const provenance = step.parameters.once('options.provenance', z.boolean().default(false));
	const normalize = prepare(mapping.rows);
	const counts = { normalized: 0, doubtful: 0, rejected: 0 };
	const decisions = await step.each((itemIndex) => {
		step.progress(itemIndex, step.items.length);
		const json = step.items[itemIndex]?.json ?? {};
		const result = normalize(json, {
			source: sourceOf(itemIndex),
			fixedValues: mapping.fixedValues(itemIndex),
			parts: partsOf(itemIndex),
		});
		counts[result.decision]++;
		if (result.decision === 'normalized' && result.issues.length > 0) counts.doubtful++;
		return toDecision(result, itemIndex, notesOf(result, json['doorman'], provenance));
	});
	step.hint(summarize(counts));
	return decisions;
}

function toDecision(
	result: NormalizeResult<object>,
	itemIndex: number,
	notes: IDataObject,
): Decision {
	const details = explain(result);
	return result.decision === 'normalized'
		? { itemIndex, output: NORMALIZED, details, notes, record: { ...result.record } }
		: { itemIndex, output: REJECTED, details, notes };
}

function explain(result: NormalizeResult<object>): DecisionDetails {
	if (result.decision === 'normalized') {
		const reason = result.issues.length === 0 ? 'nothing_doubtful' : 'with_issues';
		return { decision: 'normalized', reason };
	}
	const { decision, reason, message, missing } = result;
	return { decision, reason, message, ...(missing.length === 0 ? {} : { missing }) };
}

/** What is under `doorman` beside the decision. Where fields first came from is kept. */
function notesOf(
	result: NormalizeResult<object>,
	doorman: unknown,
	withProvenance: boolean,
): IDataObject {
	const issues = result.issues.map((issue) => ({ ...issue }) as IDataObject);
	const notes = { ...(result.notes as IDataObject), issues };
	if (!withProvenance) return notes;
	const earlier = earlierProvenanceSchema.parse(doorman);
	return { ...notes, provenance: { ...(earlier ?? result.provenance) } };
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

import type { INodeProperties } from 'n8n-workflow';
import { ledgerId } from '../../src/dedupe/ledger';
import type { Step } from '../../src/n8n/operation';
import { liveDataOption, liveDataSchema, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';

const DAY_MS = 86_400_000;
/** Keys of test runs are of no use for long. */
const TEST_MEMORY_MS = 3_600_000;

export const rememberOption: INodeProperties = {
	displayName: 'Remember For (Days)',
	name: 'rememberDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 365,
	description:
		'After so many days a key is forgotten and counts as new again. 0 remembers for ever.',
};

export const liveLedgerOption = liveDataOption(
	'Whether runs started by hand in the editor write to the live ledger. Otherwise they only read it and remember their own keys apart, for one hour.',
);

export const memoryOptionsSchema = z.object({
	rememberDays: z.number().min(0).default(365),
	...liveDataSchema.shape,
});

export interface Ledger {
	/** What the Ledger field says. */
	readonly name: string;
	/** Where this run writes. */
	readonly id: string;
	/** In test runs: the live ledger, which is read and not written. */
	readonly liveId: string | undefined;
}

/** Where and for how long this run remembers. */
export interface Memory {
	ledgerOf(itemIndex: number): Ledger;
	/** How long keys are remembered; undefined: for ever. */
	readonly rememberMs: number | undefined;
}

const KEYS_APART =
	'The live ledger was read but not changed. Keys of test runs are remembered apart, for one hour.';

/**
 * Finds the ledgers of this run, shadows of the live ones in test runs, and says so in a hint.
 *
 * @param spared what a test run leaves alone, in words
 */
export function openMemory(
	step: Step,
	options: z.infer<typeof memoryOptionsSchema>,
	spared = KEYS_APART,
): Memory {
	const workflowId = step.context.getWorkflow().id ?? 'unsaved';
	const nameOf = step.parameters.perItem('ledger', ledgerSchema);
	const rememberMs = options.rememberDays === 0 ? undefined : options.rememberDays * DAY_MS;
	if (!sparesLiveData(step, options, spared)) {
		return {
			rememberMs,
			ledgerOf: (itemIndex) => {
				const name = nameOf(itemIndex);
				return { name, id: ledgerId(name, workflowId, { isTest: false }), liveId: undefined };
			},
		};
	}
	return {
		rememberMs: Math.min(rememberMs ?? TEST_MEMORY_MS, TEST_MEMORY_MS),
		ledgerOf: (itemIndex) => {
			const name = nameOf(itemIndex);
			return {
				name,
				id: ledgerId(name, workflowId, { isTest: true }),
				liveId: ledgerId(name, workflowId, { isTest: false }),
			};
		},
	};
}

/** A name, or the number that an expression may give; nothing means the workflow's own ledger. */
const ledgerSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((name) => String(name ?? ''));

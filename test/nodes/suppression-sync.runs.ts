import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeEach, expect } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

export const ANN = 'ann@example.com';

export const TYPE = 'n8n-nodes-doorman.suppressionSync';
export const engine = useEngineWithPack();

/** Each test has a store of its own. */
beforeEach(freshStore);

const OUTPUTS = {
	check: ['Allowed', 'Suppressed'],
	ingest: ['Applied', 'Ignored', 'Rejected'],
	add: ['Done'],
};

/** Runs one operation on items in a store of the running test alone. */
export async function run(
	operation: keyof typeof OUTPUTS,
	items: readonly unknown[],
	parameters: INodeParameters = {},
	options: RunOptions = {},
) {
	const node = oneNode(
		TYPE,
		{ operation, ...parameters },
		{ name: 'step', outputs: OUTPUTS[operation] },
	);
	const result = await engine.run(node, { items: items as IDataObject[], ...options });
	expect(result.error).toBeUndefined();
	return result;
}

/** The items of each output. */
export async function outputsOf(...args: Parameters<typeof run>) {
	const step = (await run(...args)).node('step');
	return OUTPUTS[args[0]].map((_, output) => step.json(output));
}

/** What Check says of one address. */
export async function reasonOf(
	email: string,
	parameters: INodeParameters = {},
	options: RunOptions = {},
) {
	const [allowed, suppressed] = await outputsOf('check', [{ email }], parameters, options);
	const notes = (allowed?.[0] ?? suppressed?.[0])?.['doorman'];
	return (notes as { suppression: { reason: string } }).suppression.reason;
}

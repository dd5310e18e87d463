import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openEngine, type Engine } from '../support/engine/engine.mts';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

export const ANN = 'ann@example.com';

export const TYPE = 'n8n-nodes-doorman.suppressionSync';
const root = join(import.meta.dirname, '..', '..');
export let engine: Engine;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'doorman-'));
	engine = await openEngine({ packs: [root] });
});

let stores = 0;
/** Where the running test's store is. */
export const storePath = () => join(folder, `${stores}.sqlite`);

beforeEach(() => {
	stores++;
	process.env['DOORMAN_STORE_URL'] = `sqlite:${storePath()}`;
});

afterAll(async () => {
	await engine.close();
	rmSync(folder, { recursive: true, force: true });
	delete process.env['DOORMAN_STORE_URL'];
});

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

import type { IExecuteFunctions } from 'n8n-workflow';
import { skipSeenOperation } from '../dist/nodes/Dedupe/skip-seen.operation.js';
import { readParameters } from '../dist/src/n8n/parameters.js';
import { z } from '../dist/src/vendor/zod.js';
import { oneNode } from '../test/support/engine/workflow-builder.mts';
import { defineBench, type Row } from './bench.mts';
import { inTurns } from './in-turns.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost } from './targets.mts';

const ITEMS = 1_000;
const OURS = 'our reader, all fields of Skip Seen';
const N8N_FIXED = "n8n's getNodeParameter, one field without an expression";
const N8N_EXPRESSION = "n8n's getNodeParameter, one field with an expression";

/** All fields, and the members of Options, which stand in a field of their own. */
const fields = skipSeenOperation.properties.flatMap(({ name, options = [] }) =>
	name === 'options' ? options.map((option) => `options.${option.name}`) : [name],
);

export default defineBench({
	title: 'Reading parameters at their defaults, 1,000 items',
	method:
		"Inside a node's `execute()` on n8n's engine with `vm` expressions: every field of Skip Seen for " +
		'each item by way of `readParameters`, beside a single field by way of n8n, without an ' +
		'expression (Ledger) and with one (Key).',
	targets: [medianAtMost(5, OURS)],
	run: async (rig) => {
		const engine = await rig.engine();
		let rows: Row[] = [];
		await engine.run(oneNode('n8n-nodes-doorman.dedupe', {}), {
			items: Array.from({ length: ITEMS }, (_, id) => ({ id })),
			stubs: {
				dedupe: async (_items, context) => {
					rows = await compare(context);
					return [];
				},
			},
		});
		return rows;
	},
});

async function compare(context: IExecuteFunctions): Promise<Row[]> {
	return await inTurns(
		[
			{ what: OURS, against: N8N_EXPRESSION, measure: () => timed(() => readAll(context)) },
			{ what: N8N_FIXED, measure: () => timed(() => readByN8n(context, 'ledger')) },
			{ what: N8N_EXPRESSION, measure: () => timed(() => readByN8n(context, 'key')) },
		],
		{ rounds: 15, warmUp: 2 },
	);
}

function readAll(context: IExecuteFunctions): void {
	const parameters = readParameters(context, context.getInputData());
	for (const field of fields) {
		const valueOf = parameters.perItem(field, z.unknown());
		for (let itemIndex = 0; itemIndex < ITEMS; itemIndex++) valueOf(itemIndex);
	}
}

function readByN8n(context: IExecuteFunctions, field: string): void {
	for (let itemIndex = 0; itemIndex < ITEMS; itemIndex++) {
		context.getNodeParameter(field, itemIndex);
	}
}

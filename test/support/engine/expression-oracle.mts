import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Engine } from './engine.mts';
import { probeType } from './stand-ins.mts';
import { oneNode } from './workflow-builder.mts';

/** What n8n makes of an expression. */
export type Answer =
	| { readonly kind: 'value'; readonly value: unknown }
	| { readonly kind: 'error'; readonly error: unknown };

/** Says what `getNodeParameter` gives for an expression (with its leading `=`) and an item's json. */
export type AskN8n = (expression: string, json: IDataObject) => Answer;

/**
 * Calls back from inside a node that runs in the engine, where n8n can be asked about any number
 * of expressions, each in about half a millisecond.
 */
export async function withExpressionOracle(
	engine: Pick<Engine, 'run'>,
	use: (askN8n: AskN8n) => void | Promise<void>,
): Promise<void> {
	const run = await engine.run(oneNode(probeType, { nested: { value: '' } }), {
		items: [{}],
		stubs: {
			probe: async (items, context) => {
				await use(oracleIn(context));
				return [items];
			},
		},
	});
	if (run.error !== undefined) throw run.error;
}

// n8n reads both the item and the saved parameter anew each time it is asked.
function oracleIn(context: IExecuteFunctions): AskN8n {
	const [item] = context.getInputData();
	const nested = context.getNodeParameter('nested', 0, undefined, { rawExpressions: true });
	if (item === undefined || typeof nested !== 'object' || nested === null) {
		throw new Error('The probe lacks its item or its parameter.');
	}
	return (expression, json) => {
		item.json = json;
		Object.assign(nested, { value: expression });
		try {
			return { kind: 'value', value: context.getNodeParameter('nested.value', 0) };
		} catch (error) {
			return { kind: 'error', error };
		}
	};
}

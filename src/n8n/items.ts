import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { takeTurns } from '../event-loop';
import type { Decision, MadeItem, Operation, Outcome } from './operation';

/**
 * Turns what an operation put out into n8n's outputs. A decided item keeps its own fields and binary
 * data, gets the results and, under `doorman`, the details, and is linked to the item it came from.
 * Input items are not touched. However many there are, the event loop is not held for long.
 */
export async function toOutputs(
	items: readonly INodeExecutionData[],
	outcomes: readonly Outcome[],
	operation: Operation,
): Promise<INodeExecutionData[][]> {
	const outputs = operation.outputs.map((): INodeExecutionData[] => []);
	const takeTurn = takeTurns();
	for (const outcome of outcomes) {
		await takeTurn();
		const item = 'madeOf' in outcome ? made(outcome) : decided(items, outcome, operation);
		outputs[outcome.output]?.push(item);
	}
	return outputs;
}

/** The same for an AI agent, which sees the first output only and is told the decision in plain. */
export async function toToolOutputs(
	items: readonly INodeExecutionData[],
	outcomes: readonly Outcome[],
	operation: Operation,
): Promise<INodeExecutionData[][]> {
	const first = outcomes.map((outcome) => {
		if ('madeOf' in outcome) return { ...outcome, output: 0 };
		const { decision, reason } = outcome.details;
		return { ...outcome, output: 0, results: { ...outcome.results, decision, reason } };
	});
	return await toOutputs(items, first, operation);
}

/**
 * All items for the error output. n8n moves there what has nothing but `error` in it, and puts the
 * fields of the linked input item back; an item whose own `error` is set would lose its fields.
 */
export function toErrorOutput(
	items: readonly INodeExecutionData[],
	message: string,
	{ outputs: names, closedOutput }: Operation,
): INodeExecutionData[][] {
	const outputs = names.map((): INodeExecutionData[] => []);
	outputs[closedOutput] = items.map((item, itemIndex) => ({
		json: { error: message },
		...(item.binary === undefined ? {} : { binary: item.binary }),
		pairedItem: { item: itemIndex },
	}));
	return outputs;
}

function decided(
	items: readonly INodeExecutionData[],
	{ itemIndex, details, results, record, notes }: Decision,
	{ notesUnder }: Operation,
): INodeExecutionData {
	const item = items[itemIndex];
	const own = item?.json ?? {};
	const doorman = {
		...envelopeObject(own['doorman']),
		...notes,
		[notesUnder]: { ...details } as IDataObject,
	};
	return {
		json: { ...(record ?? own), ...results, doorman },
		...(item?.binary === undefined ? {} : { binary: item.binary }),
		pairedItem: { item: itemIndex },
	};
}

function made({ json, madeOf }: MadeItem): INodeExecutionData {
	return { json, pairedItem: madeOf.map((item) => ({ item })) };
}

function envelopeObject(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

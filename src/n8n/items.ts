import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Decision } from './operation';

/**
 * Turns decisions into outputs: each item keeps its own fields and binary data, gets the details
 * under `doorman.<step>`, and is linked to the item it came from. Input items are not touched.
 *
 * @param step the key under `doorman`
 * @param outputCount how many outputs the node has, without the error output
 */
export function toOutputs(
	items: readonly INodeExecutionData[],
	decisions: readonly Decision[],
	step: string,
	outputCount: number,
): INodeExecutionData[][] {
	const outputs = Array.from({ length: outputCount }, (): INodeExecutionData[] => []);
	for (const decision of decisions) {
		const item = items[decision.itemIndex];
		if (item !== undefined) outputs[decision.output]?.push(decided(item, decision, step));
	}
	return outputs;
}

/** The same for an AI agent, which sees the first output only and no `doorman`. */
export function toToolOutputs(
	items: readonly INodeExecutionData[],
	decisions: readonly Decision[],
	step: string,
	outputCount: number,
): INodeExecutionData[][] {
	const first = decisions.map((decision) => ({ ...decision, output: 0 }));
	const outputs = toOutputs(items, first, step, outputCount);
	outputs[0]?.forEach((item, index) => {
		const { decision, reason } = first[index]?.details ?? {};
		item.json = { ...item.json, decision, reason };
	});
	return outputs;
}

/**
 * All items for the error output. n8n moves there what has nothing but `error` in it, and puts the
 * fields of the linked input item back; an item whose own `error` is set would lose its fields.
 */
export function toErrorOutput(
	items: readonly INodeExecutionData[],
	message: string,
	via: { readonly output: number; readonly outputCount: number },
): INodeExecutionData[][] {
	const outputs = Array.from({ length: via.outputCount }, (): INodeExecutionData[] => []);
	outputs[via.output] = items.map((item, itemIndex) => ({
		json: { error: message },
		...(item.binary === undefined ? {} : { binary: item.binary }),
		pairedItem: { item: itemIndex },
	}));
	return outputs;
}

function decided(
	item: INodeExecutionData,
	{ itemIndex, details }: Decision,
	step: string,
): INodeExecutionData {
	const envelope = {
		...envelopeObject(item.json['doorman']),
		[step]: { ...details } as IDataObject,
	};
	return {
		json: { ...item.json, doorman: envelope },
		...(item.binary === undefined ? {} : { binary: item.binary }),
		pairedItem: { item: itemIndex },
	};
}

function envelopeObject(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { deepFreeze } from './deep-freeze.mts';
import type { Packs } from './packs.mts';
import type { Stub } from './run-node-types.mts';

/** What a test puts out of the start node instead of letting it run. */
export interface StartItems {
	/** Records that come out of the start node's first output; without them it runs itself. */
	readonly items?: readonly IDataObject[];
	/** What comes out of every output of the start node, with binary data and all. */
	readonly outputs?: ReadonlyArray<readonly INodeExecutionData[]>;
	/** Makes a node fail that changes the records it was given by the start node. */
	readonly freezeItems?: boolean;
}

/** A stub for the start node, or undefined when it shall run itself. */
export function startStub({ items, outputs, freezeItems = false }: StartItems): Stub | undefined {
	const given = outputs ?? (items && [toItems(items)]);
	if (given === undefined) return undefined;
	return () => {
		const copies = structuredClone(given).map((copy) => [...copy]);
		if (freezeItems) copies.flat().forEach(({ json }) => deepFreeze(json));
		return copies;
	};
}

/** Records as n8n items. */
export function toItems(records: readonly IDataObject[]): INodeExecutionData[] {
	return records.map((json) => ({ json }));
}

/** The node to start from: the wanted one, else the only trigger of the workflow. */
export function startNodeName(
	nodes: readonly INode[],
	packs: Packs,
	wanted: string | undefined,
): string {
	if (wanted !== undefined) return wanted;
	const triggers = nodes.filter((node) => isTrigger(node, packs)).map(({ name }) => name);
	const [only, another] = triggers;
	if (only !== undefined && another === undefined) return only;
	const found = triggers.length === 0 ? 'none' : triggers.join(', ');
	throw new Error(`Name the node to start from as startNode; triggers in this workflow: ${found}.`);
}

function isTrigger({ type, typeVersion, disabled = false }: INode, packs: Packs): boolean {
	return !disabled && packs.nodeOfVersion(type, typeVersion).description.group.includes('trigger');
}

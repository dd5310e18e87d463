import type {
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IVersionedNodeType,
	NodeOutput,
} from 'n8n-workflow';

import { n8nWorkflow } from './n8n-host.mts';
import type { Packs } from './packs.mts';

/** Runs in place of a node, in the node's own context. Gives its outputs in order. */
export type Stub = (
	items: INodeExecutionData[],
	context: IExecuteFunctions,
) => INodeExecutionData[][] | Promise<INodeExecutionData[][]>;

/** Milliseconds of each `execute()` call by node name, retries and further runs included. */
export type ExecuteTimes = Map<string, number[]>;

/** The node types of one run: times every `execute()` and puts stubs in place of named nodes. */
export class RunNodeTypes implements INodeTypes {
	readonly times: ExecuteTimes = new Map();
	readonly #packs: Packs;
	readonly #stubs: ReadonlyMap<string, Stub>;
	readonly #stubbedTypes: ReadonlySet<string>;
	readonly #watched = new Map<string, INodeType>();

	constructor(packs: Packs, nodes: readonly INode[], stubs: ReadonlyMap<string, Stub>) {
		this.#packs = packs;
		this.#stubs = stubs;
		const stubbed = nodes.filter(({ name }) => stubs.has(name));
		this.#stubbedTypes = new Set(stubbed.map(({ type }) => type));
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		return this.#packs.node(type);
	}

	// n8n-core asks for every parameter of every item, so the answer is kept.
	getByNameAndVersion(type: string, version?: number): INodeType {
		const key = `${type} ${version}`;
		const known = this.#watched.get(key);
		if (known !== undefined) return known;
		const watched = this.#watch(type, this.#packs.nodeOfVersion(type, version));
		this.#watched.set(key, watched);
		return watched;
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	#watch(type: string, nodeType: INodeType): INodeType {
		if (nodeType.execute === undefined && !this.#stubbedTypes.has(type)) return nodeType;
		const run = async (context: IExecuteFunctions, response?: EngineResponse) =>
			await this.#execute(nodeType, context, response);
		const execute = n8nWorkflow.isNodeClassInstance(nodeType)
			? run
			: async function (this: IExecuteFunctions, response?: EngineResponse) {
					return await run(this, response);
				};
		return Object.create(nodeType, { execute: { value: execute } }) as INodeType;
	}

	async #execute(
		nodeType: INodeType,
		context: IExecuteFunctions,
		response?: EngineResponse,
	): Promise<NodeOutput> {
		const { name } = context.getNode();
		const stub = this.#stubs.get(name);
		const startedAt = performance.now();
		try {
			if (stub === undefined) return await executeItself(nodeType, context, response);
			return await stub(context.getInputData(), context);
		} finally {
			const times = this.times.get(name) ?? [];
			this.times.set(name, [...times, performance.now() - startedAt]);
		}
	}
}

async function executeItself(
	nodeType: INodeType,
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<NodeOutput> {
	if (n8nWorkflow.isNodeClassInstance(nodeType)) {
		return (await nodeType.execute?.(context, response)) ?? null;
	}
	return (await nodeType.execute?.call(context, response)) ?? null;
}

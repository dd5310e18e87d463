import type { IConnections, INode, INodeCredentials, INodeParameters, OnError } from 'n8n-workflow';

import { toolCallerType, type ToolProtocol } from './tool-caller.mts';

/** A workflow as n8n exports it; only what running needs. */
export interface WorkflowJson {
	readonly id?: string;
	readonly name?: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings?: { readonly executionOrder?: 'v0' | 'v1'; readonly timezone?: string };
}

/** A node's settings tab, its version, and the credentials it names. */
export interface NodeSettings {
	readonly name?: string;
	readonly typeVersion?: number;
	readonly onError?: OnError;
	readonly retryOnFail?: boolean;
	/** n8n allows two to five. */
	readonly maxTries?: number;
	/** Milliseconds; n8n takes 0 for "not set" and then waits a second. */
	readonly waitBetweenTries?: number;
	readonly alwaysOutputData?: boolean;
	readonly executeOnce?: boolean;
	readonly disabled?: boolean;
	/** `{}` keeps the engine from filling in the credentials the test gave it. */
	readonly credentials?: INodeCredentials;
}

export interface NodeSpec extends NodeSettings {
	readonly type: string;
	readonly parameters?: INodeParameters;
}

/** A line on the canvas. Output and input are the first ones unless given. */
export interface Edge {
	readonly from: string;
	readonly output?: number;
	readonly to: string;
	readonly input?: number;
	readonly connection?: 'main' | 'ai_tool';
}

/** The node every built workflow starts from. */
export const startName = 'Start';

const start: NodeSpec = { name: startName, type: 'n8n-nodes-base.manualTrigger' };

/** A workflow of a start node and these nodes, connected by these lines. */
export function workflow(specs: readonly NodeSpec[], edges: readonly Edge[]): WorkflowJson {
	const nodes = [start, ...specs].map(toNode);
	const connections: IConnections = {};
	for (const edge of edges) connect(connections, edge);
	return { name: 'Under test', nodes, connections, settings: { executionOrder: 'v1' } };
}

/** Start and these nodes one after the other, each on the first output of the one before. */
export function chain(specs: readonly NodeSpec[]): WorkflowJson {
	const names = [startName, ...specs.map(nameOf)];
	const edges = names.slice(1).map((to, index) => ({ from: names[index] ?? startName, to }));
	return workflow(specs, edges);
}

/**
 * Start, one node (named after its type unless given a name), and a do-nothing node after each
 * output, named as in `outputs`, the error output last.
 */
export function oneNode(
	type: string,
	parameters: INodeParameters,
	{ outputs = [], ...settings }: NodeSettings & { readonly outputs?: readonly string[] } = {},
): WorkflowJson {
	const node = { ...settings, type, parameters };
	const from = nameOf(node);
	const ends = outputs.map((name) => ({ name, type: 'n8n-nodes-base.noOp' }));
	const edges = outputs.map((to, output) => ({ from, output, to }));
	return workflow([node, ...ends], [{ from: startName, to: from }, ...edges]);
}

/**
 * Start, `Agent` and the tool n8n makes of a node type. The agent calls the tool once; what it gets
 * back is `answer` on its output.
 */
export function toolCall(
	type: string,
	parameters: INodeParameters,
	{
		toolArguments = {},
		protocol = 'request',
		...settings
	}: NodeSettings & {
		readonly toolArguments?: INodeParameters;
		readonly protocol?: ToolProtocol;
	} = {},
): WorkflowJson {
	const tool = { ...settings, type: `${type}Tool`, parameters };
	const agent = { name: 'Agent', type: toolCallerType, parameters: { protocol, toolArguments } };
	return workflow(
		[agent, tool],
		[
			{ from: startName, to: agent.name },
			{ from: nameOf(tool), to: agent.name, connection: 'ai_tool' },
		],
	);
}

function nameOf({ name, type }: NodeSpec): string {
	return name ?? type.slice(type.indexOf('.') + 1);
}

function toNode(spec: NodeSpec, index: number): INode {
	const name = nameOf(spec);
	const defaults = { id: `node-${index}`, typeVersion: 1, parameters: {} };
	return { ...defaults, ...spec, name, position: [index * 200, 0] };
}

function connect(connections: IConnections, edge: Edge): void {
	const { from, output = 0, to, input = 0, connection = 'main' } = edge;
	const outputs = ((connections[from] ??= {})[connection] ??= []);
	while (outputs.length <= output) outputs.push([]);
	outputs[output]?.push({ node: to, type: connection, index: input });
}

import type {
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INodeType,
	NodeOutput,
} from 'n8n-workflow';

/** The node type that stands for an agent calling the tools connected to it. */
export const toolCallerType = 'engine-harness.toolCaller';

/**
 * How an agent reaches a tool. `request`: the engine runs the tool as a node of its own, as n8n's
 * present agent does. `invoke`: the tool is called as a function, as older agents and agents inside
 * tools do; only then does `isToolExecution()` say true.
 */
export type ToolProtocol = 'request' | 'invoke';

/** An agent without a model: calls its one tool once and puts out `answer`, the text it got back. */
export const toolCaller: INodeType = {
	description: {
		displayName: 'Tool Caller',
		name: 'toolCaller',
		group: ['transform'],
		version: 1,
		description: 'Calls the connected tool once with given arguments',
		defaults: { name: 'Agent' },
		inputs: ['main', { type: 'ai_tool', maxConnections: 1, required: true }],
		outputs: ['main'],
		properties: [
			{ displayName: 'Protocol', name: 'protocol', type: 'string', default: 'request' },
			{ displayName: 'Arguments', name: 'toolArguments', type: 'json', default: {} },
		],
	},
	async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
		const toolArguments = this.getNodeParameter('toolArguments', 0) as IDataObject;
		const protocol = this.getNodeParameter('protocol', 0);
		if (protocol === 'invoke') return answered(await invokeTool(this, toolArguments));
		const [result] = response?.actionResponses ?? [];
		if (result === undefined) return requestTool(this, toolArguments);
		return answered(observationOf(result.data));
	},
};

function answered(answer: string): NodeOutput {
	return [[{ json: { answer }, pairedItem: { item: 0 } }]];
}

interface InvokableTool {
	invoke(toolArguments: IDataObject): Promise<string>;
}

async function invokeTool(context: IExecuteFunctions, args: IDataObject): Promise<string> {
	const tool = (await context.getInputConnectionData('ai_tool', 0)) as InvokableTool;
	return await tool.invoke(args);
}

function requestTool(context: IExecuteFunctions, input: IDataObject): NodeOutput {
	const [tool] = context.getParentNodes(context.getNode().name, {
		connectionType: 'ai_tool',
		depth: 1,
	});
	if (tool === undefined) throw new Error('No tool is connected.');
	const action = {
		actionType: 'ExecutionNodeAction',
		nodeName: tool.name,
		input,
		type: 'ai_tool',
		id: 'call-1',
		metadata: { itemIndex: 0 },
	} as const;
	return { actions: [action], metadata: {} };
}

// The words n8n's agent makes of a tool's task data before its model sees them.
function observationOf({ data, error }: EngineResponse['actionResponses'][number]['data']): string {
	const items = data?.ai_tool?.[0]?.map(({ json }) => json) ?? [];
	if (items.length > 0) return JSON.stringify(items);
	if (error !== undefined) {
		return JSON.stringify({ error: error.message, errorType: error.name });
	}
	return JSON.stringify('');
}

import type {
	IDataObject,
	INode,
	IPinData,
	IRun,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalDataFor } from './additional-data.mts';
import { GivenCredentials, type CredentialData } from './given-credentials.mts';
import { n8nCore, n8nWorkflow } from './n8n-host.mts';
import type { Packs } from './packs.mts';
import type { LogEntry } from './recording-logger.mts';
import { RunNodeTypes, type Stub } from './run-node-types.mts';
import { runScope } from './run-scope.mts';
import { startNodeName, startStub, toItems, type StartItems } from './start-items.mts';
import type { WorkflowJson } from './workflow-builder.mts';
import { WorkflowRun } from './workflow-run.mts';

export interface RunOptions extends StartItems {
	/** Default `trigger`: a production run. `manual` is a test run in the editor. */
	readonly mode?: WorkflowExecuteMode;
	/** Default: the only trigger of the workflow. */
	readonly startNode?: string;
	/** Records on the first output of a node instead of running it, by node name. */
	readonly pinData?: Readonly<Record<string, readonly IDataObject[]>>;
	/** Put in place of running a node, by node name. */
	readonly stubs?: Readonly<Record<string, Stub>>;
	/** Added to, or in place of, the engine's own. */
	readonly credentials?: CredentialData;
	/** Default: a fresh one. */
	readonly executionId?: string;
	/** Default: the workflow's own id, else `workflow-1`. */
	readonly workflowId?: string;
	/** What `getInstanceId()` says. Default: the same for every run in this process. */
	readonly instanceId?: string;
	/** Cancels the execution as the Stop button does. */
	readonly signal?: AbortSignal;
}

let executions = 0;

/** Runs a workflow with the node types of some packs. */
export async function runWorkflow(
	packs: Packs,
	json: WorkflowJson,
	options: RunOptions,
): Promise<WorkflowRun> {
	const { mode = 'trigger', credentials = {}, executionId = `${++executions}` } = options;
	const nodes = structuredClone(json.nodes).map((node) =>
		withCredentials(node, packs, credentials),
	);
	const start = startNodeName(nodes, packs, options.startNode);
	const nodeTypes = new RunNodeTypes(packs, nodes, stubsOf(start, options));
	const workflow = new n8nWorkflow.Workflow({
		id: options.workflowId ?? json.id ?? 'workflow-1',
		name: json.name ?? 'Workflow',
		nodes,
		connections: structuredClone(json.connections),
		active: mode !== 'manual',
		nodeTypes,
		settings: { ...json.settings },
	});
	const credentialsHelper = new GivenCredentials(packs, credentials);
	const execution = { workflow, nodes, mode, executionId, credentialsHelper };
	const engine = new n8nCore.WorkflowExecute(additionalDataFor(execution), mode);
	const logs: LogEntry[] = [];
	const raw = await runScope.run(
		{ instanceId: options.instanceId, logs },
		async () => await execute(engine, workflow, start, options),
	);
	const names = nodes.map(({ name }) => name);
	return new WorkflowRun(raw, names, nodeTypes.times, logs);
}

function stubsOf(start: string, options: RunOptions): Map<string, Stub> {
	const stubs = new Map(Object.entries(options.stubs ?? {}));
	const given = startStub(options);
	if (given !== undefined) stubs.set(start, given);
	return stubs;
}

async function execute(
	engine: InstanceType<typeof n8nCore.WorkflowExecute>,
	workflow: Workflow,
	start: string,
	{ pinData = {}, signal }: RunOptions,
): Promise<IRun> {
	const startNode = workflow.getNode(start);
	if (startNode === null) throw new Error(`No node to start from is named "${start}".`);
	const execution = engine.run({ workflow, startNode, pinData: pinned(pinData) });
	const cancel = () => {
		execution.cancel();
	};
	signal?.addEventListener('abort', cancel, { once: true });
	try {
		return await execution;
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function pinned(pinData: NonNullable<RunOptions['pinData']>): IPinData {
	const entries = Object.entries(pinData);
	return Object.fromEntries(entries.map(([name, records]) => [name, toItems(records)] as const));
}

function withCredentials(node: INode, packs: Packs, credentials: CredentialData): INode {
	if (node.credentials !== undefined) return node;
	const { description } = packs.nodeOfVersion(node.type, node.typeVersion);
	const listed = (description.credentials ?? []).filter(({ name }) => name in credentials);
	if (listed.length === 0) return node;
	const named = listed.map(({ name }) => [name, { id: `given-${name}`, name }] as const);
	return { ...node, credentials: Object.fromEntries(named) };
}

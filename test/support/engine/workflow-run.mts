import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IPairedItemData,
	IRun,
	ISourceData,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';

import { logText, type LogEntry } from './recording-logger.mts';
import type { ExecuteTimes } from './run-node-types.mts';

/** The item an item comes from: an item of an output of a run of the node before. */
export interface ItemLink {
	readonly node: string;
	readonly output: number;
	readonly run: number;
	readonly item: number;
}

/** One time a node ran. */
export interface NodeRun {
	/** The items of every output as the engine stored them, the error output last. */
	readonly outputs: INodeExecutionData[][];
	readonly hints: NodeExecutionHint[];
	readonly error: ExecutionError | undefined;
	readonly status: ExecutionStatus | undefined;
}

/** What a node did in a workflow run. Without a run of its own, outputs and hints are empty. */
export interface NodeResult {
	/** Every run in order; more than one in a loop. */
	readonly runs: readonly NodeRun[];
	/** Of the last run. */
	readonly outputs: INodeExecutionData[][];
	readonly hints: NodeExecutionHint[];
	readonly error: ExecutionError | undefined;
	/** Milliseconds of each `execute()` call, retries and further runs included. */
	readonly executeTimesMs: readonly number[];
	/** Milliseconds of the last `execute()` call; undefined when the node did not execute. */
	readonly executionTimeMs: number | undefined;
	/** The plain records of an output of the last run. */
	json(outputIndex?: number): IDataObject[];
}

/** What came of running a workflow. */
export class WorkflowRun {
	/** n8n's own result, for what is not covered below. */
	readonly raw: IRun;
	readonly logs: readonly LogEntry[];
	readonly #nodeNames: readonly string[];
	readonly #times: ExecuteTimes;

	constructor(
		raw: IRun,
		nodeNames: readonly string[],
		times: ExecuteTimes,
		logs: readonly LogEntry[],
	) {
		this.raw = raw;
		this.logs = logs;
		this.#nodeNames = nodeNames;
		this.#times = times;
	}

	get status(): ExecutionStatus {
		return this.raw.status;
	}

	/** What stopped the workflow. */
	get error(): ExecutionError | undefined {
		return this.raw.data.resultData.error;
	}

	/** All log lines with their data as one text, debug level included. */
	get logText(): string {
		return logText(this.logs);
	}

	/** The names of the nodes that ran. */
	get reached(): string[] {
		return Object.keys(this.raw.data.resultData.runData);
	}

	/** What the node of this name did; throws when the workflow has no such node. */
	node(name: string): NodeResult {
		const runs = this.#tasks(name).map(toNodeRun);
		const last = runs.at(-1);
		const outputs = last?.outputs ?? [];
		const executeTimesMs = this.#times.get(name) ?? [];
		return {
			runs,
			outputs,
			hints: last?.hints ?? [],
			error: last?.error,
			executeTimesMs,
			executionTimeMs: executeTimesMs.at(-1),
			json: (outputIndex = 0) => (outputs[outputIndex] ?? []).map(({ json }) => json),
		};
	}

	/**
	 * For each item of an output, the items it is linked to; none for an unlinked item. Throws when
	 * a link leads nowhere. Reads the last run unless told otherwise.
	 */
	linksOf(name: string, outputIndex = 0, runIndex = -1): ItemLink[][] {
		const task = this.#tasks(name).at(runIndex);
		if (task === undefined) throw new Error(`"${name}" did not run.`);
		const items = outputsOf(task)[outputIndex] ?? [];
		return items.map((item) => this.#links(name, task, item));
	}

	#tasks(name: string): ITaskData[] {
		if (!this.#nodeNames.includes(name)) {
			throw new Error(`No node is named "${name}": ${this.#nodeNames.join(', ')}.`);
		}
		return this.raw.data.resultData.runData[name] ?? [];
	}

	#links(name: string, task: ITaskData, item: INodeExecutionData): ItemLink[] {
		// A node without a source put the items in itself; n8n links them to nothing real.
		if (task.source.length === 0) return [];
		return pairsOf(item).map((pair) => {
			const link = linkTo(pair, task.source);
			if (link === undefined || !this.#exists(link)) {
				throw new Error(`An item of "${name}" is linked to nothing: ${JSON.stringify(pair)}.`);
			}
			return link;
		});
	}

	#exists({ node, output, run, item }: ItemLink): boolean {
		const task = this.#tasks(node)[run];
		return task !== undefined && outputsOf(task)[output]?.[item] !== undefined;
	}
}

function toNodeRun(task: ITaskData): NodeRun {
	return {
		outputs: outputsOf(task),
		hints: task.hints ?? [],
		error: task.error,
		status: task.executionStatus,
	};
}

// A tool's items stand under the tool connection, everybody else's under the main one.
function outputsOf({ data }: ITaskData): INodeExecutionData[][] {
	const outputs = data?.main ?? data?.ai_tool ?? [];
	return outputs.map((items) => items ?? []);
}

function pairsOf({ pairedItem }: INodeExecutionData): IPairedItemData[] {
	if (pairedItem === undefined) return [];
	if (typeof pairedItem === 'number') return [{ item: pairedItem }];
	return Array.isArray(pairedItem) ? pairedItem : [pairedItem];
}

function linkTo(
	{ item, input = 0, sourceOverwrite }: IPairedItemData,
	sources: ReadonlyArray<ISourceData | null>,
): ItemLink | undefined {
	const source = sourceOverwrite ?? sources[input];
	if (source === undefined || source === null) return undefined;
	const { previousNode, previousNodeOutput = 0, previousNodeRun = 0 } = source;
	return { node: previousNode, output: previousNodeOutput, run: previousNodeRun, item };
}

import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Store } from '../store/open-store';
import type { Parameters } from './parameters';
import type { RunMode } from './run-mode';

/** One entry of a node's Operation list: how it looks in the editor and what it does. */
export interface Operation {
	/** The saved value. Public: it never changes. */
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** Names of the outputs, in order. */
	readonly outputs: readonly string[];
	/**
	 * Where items go that could not be decided: never the output that means allowed, new or sent,
	 * except for operations that have one output only.
	 */
	readonly closedOutput: number;
	/** Fields of this operation, without `displayOptions`. */
	readonly properties: readonly INodeProperties[];
	/** Undoes or deletes something: an AI agent may not call it. */
	readonly isDestructive: boolean;
	run(step: Step): Promise<readonly Decision[]>;
}

/** What an operation gets to work with. */
export interface Step {
	readonly context: IExecuteFunctions;
	readonly items: readonly INodeExecutionData[];
	readonly parameters: Parameters;
	readonly mode: RunMode;
	readonly store: Store;
	/** When this run started, in epoch milliseconds on the store's clock. */
	readonly now: number;
	/** n8n's id of this execution. */
	readonly executionId: string;
	/** Who an item's writes belong to; see `ownership.ts`. */
	ownerOf(itemIndex: number): string;
	/** Does synchronous work for each item, in order, without holding the event loop for long. */
	each<Result>(work: (itemIndex: number) => Result): Promise<Result[]>;
	/** Adds a line to what the output pane says after the run. */
	hint(message: string, type?: 'info' | 'warning'): void;
	/** Tells the log how far long work has come, and stops it when the execution was cancelled. */
	progress(done: number, total: number): void;
}

/** What becomes of one input item. */
export interface Decision {
	readonly itemIndex: number;
	readonly output: number;
	/** Goes under `doorman.<step>` in the item. Says what was decided and why. */
	readonly details: DecisionDetails;
}

export interface DecisionDetails {
	readonly decision: string;
	readonly reason: string;
	readonly [detail: string]: unknown;
}

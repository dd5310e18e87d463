import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
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
	/** The key under `doorman` in an item that the details of a decision go to. */
	readonly notesUnder: string;
	/** Fields of this operation; `displayOptions` only where one depends on another. */
	readonly properties: readonly INodeProperties[];
	/** Undoes or deletes something: an AI agent may not call it. */
	readonly isDestructive: boolean;
	run(step: Step): Promise<readonly Outcome[]>;
}

/** What an operation gets to work with. */
export interface Step {
	readonly context: IExecuteFunctions;
	readonly items: readonly INodeExecutionData[];
	readonly parameters: Parameters;
	readonly mode: RunMode;
	/** Opens the store this node uses. An operation that needs none does without. */
	openStore(): Promise<StoreInUse>;
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

export interface StoreInUse {
	readonly store: Store;
	/** When it was opened, in epoch milliseconds on the clock its users share. */
	readonly now: number;
}

/** What an operation puts out: decided input items, or items of its own making. */
export type Outcome = Decision | MadeItem;

/** What becomes of one input item. */
export interface Decision {
	readonly itemIndex: number;
	readonly output: number;
	/** Says what was decided and why. */
	readonly details: DecisionDetails;
	/** Main results, as plain fields of the item. */
	readonly results?: IDataObject;
	/** Takes the place of the item's own fields, except for `doorman`. */
	readonly record?: IDataObject;
	/** Further keys under `doorman`, in the place of what stood there. */
	readonly notes?: IDataObject;
}

export interface DecisionDetails {
	readonly decision: string;
	readonly reason: string;
	readonly [detail: string]: unknown;
}

/** An item with a shape of its own, made of some input items or of none. */
export interface MadeItem {
	readonly output: number;
	readonly json: IDataObject;
	/** Positions of the input items it was made of. */
	readonly madeOf: readonly number[];
}

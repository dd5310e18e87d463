import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from '../vendor/zod';
import { ConfigurationError } from '../errors';
import { takeTurns } from '../event-loop';
import { askForAnotherTry } from './another-try';
import { toErrorOutput, toOutputs, toToolOutputs } from './items';
import { explainFailure, toNodeError } from './node-errors';
import type { Operation, Step, StoreInUse } from './operation';
import { ownersOf } from './ownership';
import { readParameters } from './parameters';
import { progressLog } from './progress';
import { runModeOf, type RunMode } from './run-mode';
import { differsFromEarlierNodes, storeOf } from './store-lookup';

/** A node's operations; the first is the default, and the only one where nothing is chosen. */
export type Operations = readonly [Operation, ...Operation[]];

/** The parameter that says which operation runs. */
export type Chooser = 'operation' | 'recordType';

/**
 * Runs the chosen operation over all input items and maps what it decided to outputs.
 *
 * It fails closed. When something the decision needs is missing (the store does not answer, a
 * setting is wrong), the node stops; but under On Error: Continue n8n would copy the input of a
 * node that throws to its first output, so then nothing is thrown: the items come out on the error
 * output when there is one, else on the operation's closed output, with the reason.
 */
export async function runOperation(
	context: IExecuteFunctions,
	operations: Operations,
	chooser: Chooser = 'operation',
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const mode = runModeOf(context);
	let operation: Operation = operations[0];
	try {
		operation = chosenOperation(context, operations, chooser);
		if (mode.isTool && operation.isDestructive) throw refusedToAgents(operation);
		const outcomes = await operation.run(prepareStep(context, operation, mode));
		return await (mode.isTool ? toToolOutputs : toOutputs)(items, outcomes, operation);
	} catch (error) {
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), error);
		return await failClosed(context, operation, error);
	}
}

async function failClosed(
	context: IExecuteFunctions,
	operation: Operation,
	error: unknown,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const { reason, message, remedy } = explainFailure(error);
	askForAnotherTry(context, reason);
	if (context.getNode().onError === 'continueErrorOutput') {
		return toErrorOutput(items, `${message}. ${remedy}`, operation);
	}
	const decisions = items.map((_, itemIndex) => ({
		itemIndex,
		output: operation.closedOutput,
		details: { decision: 'failed', reason, message, remedy },
	}));
	const toShape = runModeOf(context).isTool ? toToolOutputs : toOutputs;
	return await toShape(items, decisions, operation);
}

const CHOICES: Readonly<Record<Chooser, string>> = {
	operation: 'operation',
	recordType: 'record type',
};

const operationSchema = z.string().optional();

function chosenOperation(
	context: IExecuteFunctions,
	operations: Operations,
	chooser: Chooser,
): Operation {
	const parameters = readParameters(context, context.getInputData());
	const value = parameters.once(chooser, operationSchema) ?? operations[0].value;
	const operation = operations.find((candidate) => candidate.value === value);
	if (operation !== undefined) return operation;
	throw new ConfigurationError(
		`This version of the pack has no ${CHOICES[chooser]} \`${value}\``,
		'Open the node and select one that it offers, or upgrade the pack n8n-nodes-doorman.',
	);
}

function refusedToAgents(operation: Operation): ConfigurationError {
	return new ConfigurationError(
		`An AI agent may not use ${operation.name}`,
		'Put the node into the workflow itself instead of among the tools of the agent.',
	);
}

function prepareStep(context: IExecuteFunctions, operation: Operation, mode: RunMode): Step {
	const items = context.getInputData();
	const hint: Step['hint'] = (message, type = 'info') => {
		context.addExecutionHints({ message, type, location: 'outputPane' });
	};
	if (context.getNode().alwaysOutputData === true && operation.outputs.length > 1) {
		hint(
			`Always Output Data is on: when nothing goes to ${operation.outputs[0]}, n8n puts an empty item there. Switch it off in the node's settings.`,
			'warning',
		);
	}
	return {
		context,
		items,
		hint,
		mode,
		openStore: () => openStoreFor(context, hint),
		parameters: readParameters(context, items),
		executionId: context.getExecutionId(),
		ownerOf: ownersOf(context),
		each: (work) => eachInTurns(items.length, work),
		progress: progressLog(context),
	};
}

async function openStoreFor(context: IExecuteFunctions, hint: Step['hint']): Promise<StoreInUse> {
	const store = await storeOf(context);
	if (differsFromEarlierNodes(context, store)) {
		hint(
			`This node uses another store (${store.description}) than an earlier Doorman node of this run. What one remembers the other does not know: select the same Doorman Store credential in both.`,
			'warning',
		);
	}
	return { store, now: await store.now() };
}

async function eachInTurns<Result>(
	count: number,
	work: (itemIndex: number) => Result,
): Promise<Result[]> {
	const takeTurn = takeTurns();
	const results: Result[] = [];
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		await takeTurn();
		results.push(work(itemIndex));
	}
	return results;
}

import { settleKeys } from '../../src/dedupe/settle-keys';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { liveLedgerOption, memoryOptionsSchema, openMemory, rememberOption } from './memory';
import { readHeldKeys, settledDecisions, settlingProperties } from './settling';

export const completeKeysOperation: Operation = {
	value: 'completeKeys',
	name: 'Complete Keys',
	action: 'Complete held keys',
	description: 'Confirm that held keys are done with, so that they are seen from now on',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'dedupe',
	isDestructive: false,
	properties: settlingProperties([rememberOption, liveLedgerOption]),
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const memory = openMemory(step, readOptions(step.parameters, memoryOptionsSchema));
	const terms = { rememberMs: memory.rememberMs, executionId: step.executionId };
	const answers = await settleKeys(await readHeldKeys(step, memory), (ledger, keys) =>
		store.seenKeys.complete(ledger, keys, terms, now),
	);
	return settledDecisions(step, answers, store.description);
}

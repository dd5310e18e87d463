import { settleKeys } from '../../src/dedupe/settle-keys';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { liveLedgerOption, memoryOptionsSchema, openMemory } from './memory';
import { readHeldKeys, settledDecisions, settlingProperties } from './settling';

export const releaseKeysOperation: Operation = {
	value: 'releaseKeys',
	name: 'Release Keys',
	action: 'Release keys',
	description: 'Forget keys, so that the next item with such a key is new',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'dedupe',
	isDestructive: true,
	properties: settlingProperties([liveLedgerOption]),
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const memory = openMemory(step, readOptions(step.parameters, memoryOptionsSchema));
	const answers = await settleKeys(await readHeldKeys(step, memory), (ledger, keys) =>
		store.seenKeys.release(ledger, keys, now),
	);
	return settledDecisions(step, answers, store.description);
}

import { settleKeys } from '../../src/dedupe/settle-keys';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { liveDataOption, ledgerInUse, runOptionsSchema } from './run-options';
import { readHeldKeys, settledDecisions, settlingProperties } from './settling';

export const releaseKeysOperation: Operation = {
	value: 'releaseKeys',
	name: 'Release Keys',
	action: 'Release keys',
	description: 'Forget keys, so that the next item with such a key is new',
	outputs: ['Done'],
	closedOutput: 0,
	isDestructive: true,
	properties: settlingProperties([liveDataOption]),
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const ledger = ledgerInUse(step, readOptions(step.parameters, runOptionsSchema));
	const answers = await settleKeys(await readHeldKeys(step), (keys) =>
		step.store.seenKeys.release(ledger.id, keys, step.now),
	);
	return settledDecisions(step, answers, ledger.name);
}

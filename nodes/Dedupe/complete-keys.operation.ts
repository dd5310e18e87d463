import { settleKeys } from '../../src/dedupe/settle-keys';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { liveDataOption, ledgerInUse, rememberOption, runOptionsSchema } from './run-options';
import { readHeldKeys, settledDecisions, settlingProperties } from './settling';

export const completeKeysOperation: Operation = {
	value: 'completeKeys',
	name: 'Complete Keys',
	action: 'Complete held keys',
	description: 'Confirm that held keys are done with, so that they are seen from now on',
	outputs: ['Done'],
	closedOutput: 0,
	isDestructive: false,
	properties: settlingProperties([rememberOption, liveDataOption]),
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const ledger = ledgerInUse(step, readOptions(step.parameters, runOptionsSchema));
	const terms = {
		rememberMs: ledger.rememberMs,
		executionId: step.executionId,
	};
	const answers = await settleKeys(await readHeldKeys(step), (keys) =>
		step.store.seenKeys.complete(ledger.id, keys, terms, step.now),
	);
	return settledDecisions(step, answers, ledger.name);
}

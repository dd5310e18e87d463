// Claims, completes, releases and looks at keys at random, and records it, until it is killed.
// Afterwards another one goes on in its place: first with the call that was interrupted, as n8n
// delivers an item again.
import { randomUUID } from 'node:crypto';
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import type { WorkerOrder } from '../kill-workers.ts';
import { Recorder, interruptedCall } from '../recorder.mts';
import { seenKeysCallSchema, type SeenKeysCall } from '../seen-keys-call.mts';

/** Keys change so often, so that each is fought over for a while and then left as it is. */
const KEY_LIFE_MS = 300;
const KEYS_AT_A_TIME = 3;
const OWNERS_REMEMBERED = 5;

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder<StoreTarget>;
const interrupted = interruptedCall(order.historyFile);
const recorder = new Recorder(order.historyFile);
const { seenKeys } = await openStore(order.input);
/** Numbers of processes are used again; this is not. */
const generation = randomUUID();
const recentOwners: string[] = [];
let calls = 0;

function choose<Choice>(...choices: readonly [Choice, ...Choice[]]): Choice {
	return choices[Math.floor(Math.random() * choices.length)] ?? choices[0];
}

function someKeys(now: number): string[] {
	const count = choose(1, 2, 3);
	const all = Array.from(
		{ length: KEYS_AT_A_TIME },
		(_, index) => `${Math.floor(now / KEY_LIFE_MS)}-${index}`,
	);
	return all.toSorted(() => Math.random() - 0.5).slice(0, count);
}

function someCall(): SeenKeysCall {
	const now = Date.now();
	const name = `${generation}-${calls++}`;
	const keys = someKeys(now);
	if (Math.random() < 0.3) {
		return {
			method: choose('claim', 'claim', 'look'),
			ledger: 'marked',
			asked: keys.map((key) => ({ key, owner: name })),
			executionId: name,
			now,
		};
	}
	const method = choose('claim', 'claim', 'claim', 'complete', 'release', 'release', 'look');
	const owner = method === 'claim' ? name : choose(undefined, ...recentOwners);
	if (method === 'claim') recentOwners.push(name);
	if (recentOwners.length > OWNERS_REMEMBERED) recentOwners.shift();
	return seenKeysCallSchema.parse({
		method,
		ledger: 'held',
		asked: keys.map((key) => ({ key, owner })),
		holdMs: method === 'claim' ? choose(5, 20, 100) : undefined,
		executionId: name,
		now,
	});
}

function make(call: SeenKeysCall): Promise<unknown> {
	switch (call.method) {
		case 'claim': {
			const claims = call.asked.map((claim) => ({ ...claim, personId: undefined }));
			const { holdMs, executionId } = call;
			return seenKeys.claim(
				call.ledger,
				claims,
				{ holdMs, rememberMs: undefined, executionId },
				call.now,
			);
		}
		case 'complete': {
			const { executionId } = call;
			const keys = call.asked.map(({ key, owner }) => ({ key, owner }));
			return seenKeys.complete(call.ledger, keys, { rememberMs: undefined, executionId }, call.now);
		}
		case 'release': {
			const keys = call.asked.map(({ key, owner }) => ({ key, owner }));
			return seenKeys.release(call.ledger, keys, call.now);
		}
		case 'look':
			return seenKeys.look(
				call.ledger,
				call.asked.map(({ key }) => key),
				call.now,
			);
	}
}

process.send?.({ works: true });
if (interrupted !== undefined) {
	const again = seenKeysCallSchema.parse(interrupted);
	await recorder.record(again, () => make(again));
}
for (;;) {
	const call = someCall();
	await recorder.record(call, () => make(call));
}

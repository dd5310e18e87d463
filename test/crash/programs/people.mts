// Meets people, makes some one and two again and erases others, at random, and records it, until it is
// killed. Afterwards another one goes on in its place: first with the call that was interrupted.
import { randomUUID } from 'node:crypto';
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import { meetIn, sightingOf } from '../../support/meetings.mts';
import { people } from '../../support/people.mts';
import type { WorkerOrder } from '../kill-workers.ts';
import { MORTAL, peopleCallSchema, type PeopleCall } from '../people-call.mts';
import { Recorder, interruptedCall } from '../recorder.mts';

/** So few that the workers meet the same people all the time. */
const records = people(60).map((record) => ({ ...record, id: '', truth: '' }));

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder<StoreTarget>;
const interrupted = interruptedCall(order.historyFile);
const recorder = new Recorder(order.historyFile);
const store = await openStore(order.input);
const known: string[] = [];
const mortals: string[] = [];

function oneOf<Value>(list: readonly Value[]): Value | undefined {
	return list[Math.floor(Math.random() * list.length)];
}

function someCall(): PeopleCall {
	const dice = Math.floor(Math.random() * 10);
	const [one, other] = [oneOf(known), oneOf(known)];
	if (dice < 2 && one !== undefined && other !== undefined) {
		return { method: 'merge', survivorId: one, otherId: other };
	}
	if (dice < 4 && one !== undefined) return { method: 'unmerge', personId: one };
	const mortal = dice < 5 ? mortals.shift() : undefined;
	if (mortal !== undefined) return { method: 'erase', personId: mortal };
	const leadId = randomUUID();
	if (dice < 7) {
		const json = { first_name: MORTAL, last_name: leadId, email: `${leadId}@example.com` };
		return { method: 'meet', leadId: `${MORTAL} ${leadId}`, json };
	}
	return { method: 'meet', leadId, json: oneOf(records) ?? {} };
}

async function make(call: PeopleCall): Promise<unknown> {
	const now = Date.now();
	switch (call.method) {
		case 'meet': {
			const meeting = await meetIn(store.people, sightingOf(call.json, [call.leadId]), now);
			const { personId, recognition } = meeting;
			(call.leadId.startsWith(MORTAL) ? mortals : known).push(personId);
			return { personId, recognition };
		}
		case 'merge':
			return (await store.people.merge(call.survivorId, [call.otherId], now)).status;
		case 'unmerge':
			return (await store.people.unmerge(call.personId, randomUUID(), Date.now())).status;
		case 'erase':
			return await store.people.erase(call.personId);
	}
}

process.send?.({ works: true });
if (interrupted !== undefined) {
	const again = peopleCallSchema.parse(interrupted);
	await recorder.record(again, async () => await make(again));
}
for (;;) {
	const call = someCall();
	await recorder.record(call, async () => await make(call));
}

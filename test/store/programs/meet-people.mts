// Meets one new person after the other, as other programs do at the same time, and answers who each is.
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import { meetIn, sightingOf } from '../../support/meetings.mts';
import { distinctPeople } from '../../support/people.mts';
import { answerWith } from './answer.mts';

export interface MeetPeopleOrder {
	readonly target: StoreTarget;
	readonly name: string;
	readonly count: number;
}

process.on('message', ({ target, name, count }: MeetPeopleOrder) => {
	void answerWith(async () => {
		const store = await openStore(target);
		const ids: string[] = [];
		for (const { id, ...json } of distinctPeople(count)) {
			const { personId } = await meetIn(store.people, sightingOf(json, [name, id]));
			ids.push(personId);
			// Others of this process have their turn, as in n8n.
			await new Promise((resolve) => setImmediate(resolve));
		}
		await store.close();
		return { ids };
	});
});
process.send?.({ ready: true });

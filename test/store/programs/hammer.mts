// Claims one new key after the other for a while, and answers how many and how long the worst took.
import { openStore } from '../../../dist/src/store/open-store.js';
import { longestGapDuring } from '../../support/longest-gap.mts';
import { answerWith } from './answer.mts';

export interface HammerOrder {
	readonly filePath: string;
	readonly name: string;
	readonly forMs: number;
}

const terms = { holdMs: undefined, rememberMs: undefined, executionId: 'hammer' };

async function hammer({ filePath, name, forMs }: HammerOrder) {
	const store = await openStore({ kind: 'embedded', filePath });
	const endsAt = performance.now() + forMs;
	let written = 0;
	let longestWaitMs = 0;
	while (performance.now() < endsAt) {
		const askedAt = performance.now();
		const claim = { key: `${name} ${written}`, owner: name, personId: undefined };
		await store.seenKeys.claim('hammered', [claim], terms, 1_000);
		written++;
		longestWaitMs = Math.max(longestWaitMs, performance.now() - askedAt);
		// Others of this process have their turn, as in n8n.
		await new Promise((resolve) => setImmediate(resolve));
	}
	await store.close();
	return { written, longestWaitMs };
}

process.on('message', (order: HammerOrder) => {
	void answerWith(async () => {
		const { gapMs, result } = await longestGapDuring(() => hammer(order));
		return { ...result, gapMs };
	});
});
process.send?.({ ready: true });

// Claims keys until the disk is full, then makes room, if it can, and goes on.
import { rmSync, writeFileSync } from 'node:fs';
import { openStore } from '../../../dist/src/store/open-store.js';
import { outcomeOf, type Outcome } from './answer.mts';
import { longestGapDuring } from '../../support/longest-gap.mts';

export interface FillStoreOrder {
	readonly filePath: string;
	/** A file of half a megabyte that is in the way until the disk is full. */
	readonly ballast: string;
}

const BALLAST_BYTES = 500_000;
const BATCH = 50;
const LEDGER = 'filled';

type Store = Awaited<ReturnType<typeof openStore>>;

async function claimBatch(store: Store, batch: number): Promise<string[]> {
	const keys = Array.from({ length: BATCH }, (_, index) => `key ${batch}-${index}`);
	const claims = keys.map((key) => ({ key, owner: 'filler', personId: undefined }));
	const terms = { holdMs: undefined, rememberMs: undefined, executionId: 'filler' };
	await store.seenKeys.claim(LEDGER, claims, terms, 1_000);
	return keys;
}

async function fill(store: Store): Promise<{ acknowledged: string[]; outcome: Outcome }> {
	const acknowledged: string[] = [];
	for (let batch = 0; ; batch++) {
		const outcome = await outcomeOf(() => claimBatch(store, batch));
		if (outcome.result === undefined) return { acknowledged, outcome };
		acknowledged.push(...outcome.result);
	}
}

async function fillAndFree({ filePath, ballast }: FillStoreOrder) {
	writeFileSync(ballast, Buffer.alloc(BALLAST_BYTES));
	const store = await openStore({ kind: 'embedded', filePath });
	const { gapMs, result } = await longestGapDuring(() => fill(store));
	rmSync(ballast);
	const goesOn = await outcomeOf(() => claimBatch(store, -1));
	const known = await store.seenKeys.look(LEDGER, result.acknowledged, 1_000);
	return {
		failure: result.outcome.failure,
		acknowledged: result.acknowledged.length,
		stillKnown: known.filter((key) => key !== undefined).length,
		goesOn: goesOn.result !== undefined,
		gapMs,
	};
}

process.on('message', (order: FillStoreOrder) => {
	void fillAndFree(order).then((result) => process.send?.({ result }));
});
process.send?.({ ready: true });

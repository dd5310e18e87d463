import { expect, it, onTestFinished } from 'vitest';
import { holdQueue } from '../../src/debounce/queue-hold';
import { openStore } from '../../src/store/open-store';

const mine = { workflowId: 'w1', workflowName: 'Alerts', nodeId: 'n1' };
const other = { workflowId: 'w2', workflowName: 'Digest', nodeId: 'n1' };

/** A hold taken at second 0, and all that is said about it. */
async function hold() {
	const store = await openStore({ kind: 'embedded', filePath: ':memory:' });
	onTestFinished(() => store.close());
	const said: string[] = [];
	const listener = {
		onLost: (holder: string) => said.push(holder),
		onRegained: () => said.push('regained'),
	};
	return {
		consumers: store.consumers,
		said,
		own: await holdQueue(store.consumers, 'q', mine, listener, 0),
	};
}

it('is kept by renewing it, without a word', async () => {
	const { own, consumers, said } = await hold();
	for (let at = 1_000; at <= 120_000; at += 1_000) {
		expect(await own.keep(at)).toBe(true);
		expect(await consumers.claim('q', other, 30_000, at)).toEqual(mine);
	}
	expect(said).toEqual([]);
});

it('is said to be lost once, with the name of who has it, and regained once', async () => {
	const { own, consumers, said } = await hold();
	expect(await consumers.claim('q', other, 30_000, 30_000)).toBeUndefined();
	for (const at of [31_000, 32_000, 45_000]) expect(await own.keep(at)).toBe(false);
	expect(said).toEqual(['the workflow "Digest" (w2)']);
	await consumers.release('q', other, 46_000);
	for (const at of [47_000, 48_000]) expect(await own.keep(at)).toBe(true);
	expect(said).toEqual(['the workflow "Digest" (w2)', 'regained']);
});

it('is lost to another trigger of the same workflow as well', async () => {
	const { own, consumers, said } = await hold();
	await consumers.claim('q', { ...mine, nodeId: 'n2' }, 30_000, 30_000);
	await own.keep(31_000);
	expect(said).toEqual(['another trigger of this workflow']);
});

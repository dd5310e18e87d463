import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const engine = useEngineWithPack();
beforeAll(freshStore);

let executions = 0;
let ledgers = 0;
const freshLedger = () => `feed ${++ledgers}`;

async function detect(
	items: IDataObject[],
	parameters: INodeParameters,
	options: { executionId?: string; mode?: 'manual' } = {},
) {
	const node = oneNode(
		'n8n-nodes-doorman.dedupe',
		{ operation: 'detectChanges', ...parameters },
		{ outputs: ['Changed', 'Unchanged'] },
	);
	const run = await engine.run(node, { items, executionId: `${++executions}`, ...options });
	return { changed: run.node('dedupe').json(0), unchanged: run.node('dedupe').json(1) };
}

const house = {
	mls_source: 'north',
	mls_id: '17',
	status: 'active',
	price_cents: 50_000_000,
	beds: 3,
};
const reasons = (items: IDataObject[]) =>
	items.map(({ doorman }) => (doorman as IDataObject)['dedupe']);

describe('detectChanges', () => {
	it('says what is new, what changed, and nothing of the rest', async () => {
		const ledger = freshLedger();
		const first = await detect([house], { ledger });
		expect(first.changed).toEqual([
			{
				...house,
				event_type: 'NEW_LISTING',
				event_id: expect.stringMatching(/^[\w-]{22}$/),
				occurred_at: expect.stringMatching(/Z$/),
				changes: [{ type: 'NEW_LISTING', field: 'status', old: null, new: 'active' }],
				doorman: { dedupe: { decision: 'changed', reason: 'first_sight' } },
			},
		]);
		const second = await detect([house], { ledger });
		expect(second.changed).toEqual([]);
		expect(reasons(second.unchanged)).toEqual([{ decision: 'unchanged', reason: 'same' }]);
	});

	it.each<[string, IDataObject, string, string[]]>([
		['a lower price', { price_cents: 48_000_000 }, 'PRICE_DROP', ['PRICE_DROP']],
		['a higher price', { price_cents: 52_000_000 }, 'PRICE_RISE', ['PRICE_RISE']],
		['another status', { status: 'pending' }, 'STATUS_CHANGE_PENDING', ['STATUS_CHANGE_PENDING']],
		['another field', { beds: 4 }, 'CHANGED', ['CHANGED']],
		[
			'all at once, the most telling first',
			{ beds: 4, price_cents: 1, status: 'closed' },
			'STATUS_CHANGE_CLOSED',
			['STATUS_CHANGE_CLOSED', 'PRICE_DROP', 'CHANGED'],
		],
	])('names %s', async (_, difference, type, types) => {
		const ledger = freshLedger();
		await detect([house], { ledger });
		const { changed } = await detect([{ ...house, ...difference }], { ledger });
		expect(changed).toMatchObject([{ event_type: type }]);
		expect((changed[0]?.['changes'] as IDataObject[]).map((change) => change['type'])).toEqual(
			types,
		);
	});

	it('knows a house that is back on the market', async () => {
		const ledger = freshLedger();
		await detect([house], { ledger });
		await detect([{ ...house, status: 'pending' }], { ledger });
		const { changed } = await detect([house], { ledger });
		expect(changed).toMatchObject([
			{
				event_type: 'BACK_ON_MARKET',
				changes: [{ field: 'status', old: 'pending', new: 'active' }],
			},
		]);
	});

	it('invents nothing from feeds that are partial or late', async () => {
		const ledger = freshLedger();
		const at = (minute: number) => ({ modified_at: `2026-03-01T10:${10 + minute}:00Z` });
		await detect([{ ...house, ...at(1) }], { ledger });
		await detect([{ ...house, price_cents: 45_000_000, ...at(5) }], { ledger });
		const partial = { mls_source: 'north', mls_id: '17', beds: 3, price_cents: null, status: '' };
		const { changed, unchanged } = await detect(
			[
				{ ...partial, ...at(6) },
				{ ...house, ...at(2) },
				{ ...house, sqft: 2_000, price_cents: 45_000_000, ...at(7) },
			],
			{ ledger },
		);
		expect(changed).toEqual([]);
		expect(
			unchanged.map(({ doorman }) => (doorman as { dedupe: IDataObject }).dedupe['reason']),
		).toEqual(['same', 'older_than_known', 'same']);
	});

	it('does not call a sold house new', async () => {
		const { changed, unchanged } = await detect([{ ...house, status: 'closed' }], {
			ledger: freshLedger(),
		});
		expect(changed).toEqual([]);
		expect(reasons(unchanged)).toEqual([
			{ decision: 'unchanged', reason: 'first_sight_off_market' },
		]);
	});

	it('gives a retry of the same run the same answer, with the same event', async () => {
		const ledger = freshLedger();
		const once = await detect([house], { ledger }, { executionId: 'retried' });
		const again = await detect([house], { ledger }, { executionId: 'retried' });
		expect(again.changed[0]?.['event_id']).toBe(once.changed[0]?.['event_id']);
	});

	it('only remembers a feed when told to', async () => {
		const ledger = freshLedger();
		const first = await detect([house], { ledger, options: { onlyRemember: true } });
		expect(reasons(first.unchanged)).toEqual([
			{ decision: 'unchanged', reason: 'only_remembered' },
		]);
		const { changed } = await detect([{ ...house, price_cents: 1 }], { ledger });
		expect(changed).toMatchObject([{ event_type: 'PRICE_DROP' }]);
	});

	it('watches the fields it is told to', async () => {
		const ledger = freshLedger();
		await detect([house], { ledger, options: { watch: 'status' } });
		const watched = await detect([{ ...house, beds: 9 }], { ledger, options: { watch: 'status' } });
		expect(watched.changed).toEqual([]);
		const ignored = await detect([{ ...house, beds: 5 }], { ledger, options: { ignore: 'beds' } });
		expect(ignored.changed).toEqual([]);
	});

	it('leaves the memory alone in test runs', async () => {
		const ledger = freshLedger();
		const test = await detect([house], { ledger }, { mode: 'manual' });
		expect(test.changed).toHaveLength(1);
		expect((await detect([house], { ledger })).changed).toHaveLength(1);
	});

	it('puts items without a key aside', async () => {
		const { changed, unchanged } = await detect([{ mls_source: 'north', price_cents: 1 }, {}], {
			ledger: freshLedger(),
		});
		expect(changed).toEqual([]);
		expect(reasons(unchanged)).toEqual([
			{ decision: 'unchanged', reason: 'without_key' },
			{ decision: 'unchanged', reason: 'without_key' },
		]);
	});
});

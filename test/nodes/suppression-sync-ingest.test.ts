import { describe, expect, it } from 'vitest';
import * as documented from '../esp/sendgrid/documented-events';
import { ANN, outputsOf, reasonOf, run } from './suppression-sync.runs';

describe('ingest', () => {
	it('takes in every documented event', async () => {
		const items = Object.values(documented).sort((one, other) => one.timestamp - other.timestamp);
		const [applied, ignored, rejected] = await outputsOf('ingest', items);
		expect(applied?.map(({ event }) => event).sort()).toEqual([
			'bounce',
			'bounce',
			'dropped',
			'group_resubscribe',
			'group_unsubscribe',
			'spamreport',
			'unsubscribe',
		]);
		expect(ignored?.length).toBe(items.length - (applied?.length ?? 0));
		expect(rejected).toEqual([]);
	});

	it('puts the event in this pack’s words beside the provider’s, and says what it did', async () => {
		const [applied] = await outputsOf('ingest', [documented.bounce]);
		expect(applied).toEqual([
			{
				...documented.bounce,
				channel: 'email',
				address: ANN,
				email_address: ANN,
				event_type: 'bounce',
				event_timestamp: '2017-12-15T00:59:29.000Z',
				provider: 'sendgrid',
				provider_event_id: 'Ym91bmNl',
				permanence: 'hard',
				scope: 'all',
				smtp_status: '5.1.1',
				echo_of: null,
				doorman: {
					suppression: {
						decision: 'applied',
						reason: 'suppressed',
						address: ANN,
						scope: 'all',
						status: 'suppressed',
						cause: 'hard_bounce',
						since: '2017-12-15T00:59:29.000Z',
					},
				},
			},
		]);
	});

	it('takes in what a Webhook node puts out: an item for each event, linked to the delivery', async () => {
		const body = [documented.spamReport, { nonsense: true }, documented.open];
		const delivery = { headers: {}, query: {}, body, doorman: { delivery_id: 'd1' } };
		const result = await run('ingest', [{ body: documented.unsubscribe }, delivery]);
		expect(result.node('step').json(0)).toMatchObject([
			{ event: 'unsubscribe' },
			{ event: 'spamreport', doorman: { delivery_id: 'd1', suppression: { decision: 'applied' } } },
		]);
		expect(result.node('step').json(1)).toMatchObject([{ event: 'open' }]);
		expect(result.node('step').json(2)).toMatchObject([
			{ nonsense: true, doorman: { suppression: { reason: 'unknown_format' } } },
		]);
		expect(result.linksOf('step', 0).map(([link]) => link?.item)).toEqual([0, 1]);
	});

	it('takes an event in once, and a retried or redelivered item is not its own duplicate', async () => {
		const item = { ...documented.spamReport, doorman: { delivery_id: 'd1' } };
		const first = await outputsOf('ingest', [item]);
		const redelivered = await outputsOf('ingest', [item]);
		const elsewhere = await outputsOf('ingest', [documented.spamReport]);
		expect(first[0]).toHaveLength(1);
		expect(redelivered[1]).not.toMatchObject([
			{ doorman: { suppression: { reason: 'duplicate' } } },
		]);
		expect(elsewhere[1]).toMatchObject([{ doorman: { suppression: { reason: 'duplicate' } } }]);
	});

	it('goes by when things happened, not by when it was told', async () => {
		await run('ingest', [documented.groupResubscribe]);
		const [applied, ignored] = await outputsOf('ingest', [documented.groupUnsubscribe]);
		expect(applied).toEqual([]);
		expect(ignored).toMatchObject([{ doorman: { suppression: { reason: 'newer_event_known' } } }]);
		expect(await reasonOf(ANN)).toBe('not_suppressed');
	});

	it('lets a resubscribe lift an unsubscribe from the same group, and nothing else', async () => {
		await run('ingest', [documented.groupUnsubscribe, documented.groupResubscribe]);
		expect(await reasonOf(ANN)).toBe('not_suppressed');
		await run('ingest', [documented.unsubscribe]);
		await run('ingest', [
			{ ...documented.groupResubscribe, sg_event_id: 'again', timestamp: 1.6e9 },
		]);
		expect(await reasonOf(ANN)).toBe('unsubscribe');
	});

	it('never lets a block or a few soft bounces suppress', async () => {
		await run('ingest', [documented.blocked, documented.mailboxFull, documented.deferred]);
		expect(await reasonOf(ANN)).toBe('not_suppressed');
	});

	it('does not believe what claims to come from the future', async () => {
		const future = { ...documented.groupResubscribe, timestamp: 4_000_000_000 };
		await run('ingest', [future]);
		const now = Math.ceil(Date.now() / 1_000) + 1;
		await run('ingest', [{ ...documented.groupUnsubscribe, timestamp: now }]);
		expect(await reasonOf(ANN)).toBe('unsubscribe');
	});

	it.each<[what: string, item: unknown, reason: string]>([
		['nothing', {}, 'unknown_format'],
		['an empty delivery', { body: [] }, 'unknown_format'],
		['another provider', { event: 'hard_bounce', email: ANN, ts_epoch: 1 }, 'unknown_format'],
		['an unknown event', { ...documented.open, event: '__proto__' }, 'unknown_event'],
		['no address', { ...documented.bounce, email: '' }, 'no_address'],
		['a bad address', { ...documented.bounce, email: 'ann@\0' }, 'invalid_address'],
	])('rejects %s and goes on', async (_what, item, reason) => {
		const [applied, ignored, rejected] = await outputsOf('ingest', [item, documented.spamReport]);
		expect([applied?.length, ignored?.length]).toEqual([1, 0]);
		expect(rejected).toMatchObject([
			{ doorman: { suppression: { decision: 'rejected', reason } } },
		]);
	});

	it('survives hostile fields', async () => {
		const hostile = {
			...documented.bounce,
			constructor: 1,
			['__proto__']: { event: 'open' },
			reason: `\0\ud800\u202e${'x'.repeat(1_000_000)}`,
			asm_group_id: `'); DROP TABLE suppression; --`,
			sg_event_id: '\0'.repeat(10_000),
		};
		const [applied] = await outputsOf('ingest', [hostile]);
		expect(applied).toHaveLength(1);
		expect(await reasonOf(ANN)).toBe('hard_bounce');
	});

	it('takes in five thousand events in one delivery', async () => {
		const body = Array.from({ length: 5_000 }, (_, index) => ({
			...(index % 10 === 0 ? documented.bounce : documented.delivered),
			email: `${index}@example.com`,
			sg_event_id: `event-${index}`,
		}));
		const [applied, ignored] = await outputsOf('ingest', [{ body }]);
		expect([applied?.length, ignored?.length]).toEqual([500, 4_500]);
	});
});

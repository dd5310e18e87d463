import { describe, expect, it } from 'vitest';
import { RefusalReports } from '../../src/n8n/refusal-reports';
import { openStore } from '../../src/store/open-store';
import { Refusals } from '../../src/intake/refusals';

describe('refusals', () => {
	it('are summed up, with a few of the senders', () => {
		const refusals = new Refusals();
		expect(refusals.summary()).toBeUndefined();
		for (let index = 0; index < 1_000; index++) {
			refusals.add(index % 10 === 0 ? 'malformed' : 'signature_wrong', `10.0.0.${index}`, index);
		}
		expect(refusals.summary()).toEqual({
			refused: 1_000,
			reasons: { malformed: 100, signature_wrong: 900 },
			senders: ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'],
			first_at: '1970-01-01T00:00:00.000Z',
			last_at: '1970-01-01T00:00:00.999Z',
		});
	});

	it('come out once a minute, whatever number of processes refuse', async () => {
		const time = { now: 600_000 };
		const store = await openStore(
			{ kind: 'embedded', filePath: ':memory:' },
			{ clock: { now: async () => time.now } },
		);
		const processes = [new RefusalReports('inbox'), new RefusalReports('inbox')];
		const delivered = async () => {
			const leased = await store.inbox.lease('inbox', 10, 1_000, time.now);
			await store.inbox.remove(leased);
			return leased.map(({ payload }) => payload);
		};
		for (const one of processes) {
			one.add(store, { reason: 'signature_wrong', sender: '10.0.0.1' }, time.now);
			await one.report(store);
			one.add(store, { reason: 'malformed', sender: undefined }, time.now + 1_000);
			await one.report(store);
		}
		expect(await delivered()).toEqual([]);
		time.now = 660_000;
		expect(await delivered()).toMatchObject([{ kind: 'refusals', content: { refused: 1 } }]);
		for (const one of processes) await one.report(store);
		time.now = 720_000;
		expect(await delivered()).toMatchObject([{ kind: 'refusals', content: { refused: 1 } }]);
		await processes[1]?.report(store);
		time.now = 780_000;
		expect(await delivered()).toMatchObject([
			{ kind: 'refusals', content: { refused: 2, reasons: { signature_wrong: 1, malformed: 1 } } },
		]);
		await store.close();
	});
});

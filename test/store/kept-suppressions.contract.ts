import { describe, expect, it } from 'vitest';
import type { OpenSuppressions } from './open-suppressions';
import { ANN, BOB, NOW, arrivalOf, causesOf, effectsOf } from './suppressions.terms';

const HOUR_MS = 3_600_000;
const YEARS_MS = 3 * 365 * 24 * HOUR_MS;

/** What every store promises of what it keeps beside the answers. `open` gives an empty store each time. */
export function describeKeptSuppressions(
	name: string,
	open: () => Promise<OpenSuppressions>,
): void {
	describe(`kept suppressions, ${name}`, () => {
		describe('history', () => {
			it('has a line for each change of the cause, and for nothing else', async () => {
				const { suppressions, rows } = await open();
				await effectsOf(suppressions, [
					arrivalOf('soft_bounce', { at: NOW - 9 }),
					arrivalOf('unsubscribe', { at: NOW - 4, id: 'unsubscribe 1' }),
					arrivalOf('unsubscribe', { at: NOW - 3 }),
					arrivalOf('resubscribe', { at: NOW - 2 }),
					arrivalOf('complaint', { at: NOW - 1 }),
				]);
				const history = await rows('suppression_history');
				expect(history.map(({ cause_before, cause_after }) => [cause_before, cause_after])).toEqual(
					[
						[null, 'unsubscribe'],
						['unsubscribe', null],
						[null, 'complaint'],
					],
				);
				expect(history[0]).toMatchObject({
					address: ANN,
					channel: 'email',
					scope: 'all',
					event_type: 'unsubscribe',
					event_at_ms: NOW - 4,
					provider: 'sendgrid',
					provider_event_id: 'unsubscribe 1',
					recorded_at_ms: NOW,
				});
			});

			it('is swept when it is very old, as is what has long been lifted', async () => {
				const { suppressions, rows } = await open();
				await effectsOf(suppressions, [
					arrivalOf('unsubscribe', { at: NOW - 2 }),
					arrivalOf('resubscribe', { at: NOW - 1 }),
					arrivalOf('complaint', { address: BOB }),
				]);
				const later = NOW + YEARS_MS;
				const other = arrivalOf('complaint', { address: 'carol@example.com', at: later });
				await effectsOf(suppressions, [other], later);
				expect((await rows('suppression')).map(({ address }) => address)).toEqual([
					BOB,
					'carol@example.com',
				]);
				expect(await rows('suppression_history')).toHaveLength(1);
				expect(await rows('provider_event')).toHaveLength(1);
				expect(await causesOf(suppressions, [BOB], later)).toEqual(['complaint']);
			});
		});

		describe('suppression_list', () => {
			it('has one row for each address that gets no mail at all, and no others', async () => {
				const { suppressions, rows } = await open();
				await effectsOf(suppressions, [
					arrivalOf('complaint', { at: NOW - 9 }),
					arrivalOf('unsubscribe', { at: NOW - 8 }),
					arrivalOf('unsubscribe', { address: BOB, scope: 'group:1' }),
					arrivalOf('soft_bounce', { address: BOB }),
					arrivalOf('complaint', { address: BOB, channel: 'sms' }),
				]);
				const list = await rows('suppression_list');
				expect(list).toHaveLength(1);
				expect(Object.keys(list[0] ?? {})).toEqual([
					'id',
					'email_address',
					'event_type',
					'event_timestamp',
					'inserted_at',
				]);
				expect(list[0]).toMatchObject({ email_address: ANN, event_type: 'complaint' });
				expect(list.map((row) => new Date(row.event_timestamp).getTime())).toEqual([NOW - 9]);
				expect(list.map((row) => new Date(row.inserted_at).getTime())).toEqual([NOW]);
			});

			it('loses the row when the suppression is lifted', async () => {
				const { suppressions, rows } = await open();
				await effectsOf(suppressions, [arrivalOf('unsubscribe', { at: NOW - 2 })]);
				await effectsOf(suppressions, [arrivalOf('resubscribe', { at: NOW - 1 })]);
				expect(await rows('suppression_list')).toEqual([]);
			});

			it('has nothing of test runs', async () => {
				const { suppressions, rows } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint')], NOW, 'test');
				expect(await rows('suppression_list')).toEqual([]);
			});
		});

		describe('a test run', () => {
			it('changes nothing live, and sees what is live and what test runs wrote', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint')]);
				await effectsOf(suppressions, [arrivalOf('complaint', { address: BOB })], NOW, 'test');
				expect(await causesOf(suppressions, [ANN, BOB])).toEqual(['complaint', undefined]);
				expect(await causesOf(suppressions, [ANN, BOB], NOW, 'test')).toEqual([
					'complaint',
					'complaint',
				]);
			});

			it('starts from what is known live', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint', { at: NOW - 2 })]);
				const resubscribe = arrivalOf('resubscribe', { at: NOW - 1 });
				expect(await effectsOf(suppressions, [resubscribe], NOW, 'test')).toEqual([
					'still_suppressed',
				]);
			});

			it('never makes a live event a duplicate', async () => {
				const { suppressions } = await open();
				const event = { id: 'x', owner: 'test' };
				await effectsOf(suppressions, [arrivalOf('complaint', event)], NOW, 'test');
				const live = arrivalOf('complaint', { ...event, owner: 'live' });
				expect(await effectsOf(suppressions, [live])).toEqual(['suppressed']);
			});

			it('is forgotten after an hour', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint')], NOW, 'test');
				expect(await causesOf(suppressions, [ANN], NOW + HOUR_MS - 1, 'test')).toEqual([
					'complaint',
				]);
				expect(await causesOf(suppressions, [ANN], NOW + HOUR_MS, 'test')).toEqual([undefined]);
			});
		});
	});
}

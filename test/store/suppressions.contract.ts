import { describe, expect, it } from 'vitest';
import type { OpenSuppressions } from './open-suppressions';
import { ANN, BOB, NOW, arrivalOf, causesOf, effectsOf } from './suppressions.terms';

/** More than any store handles in one statement. */
const MANY = 2_500;
const HOUR_MS = 3_600_000;

/** What every store promises of asking and taking in. `open` gives an empty store each time. */
export function describeSuppressions(name: string, open: () => Promise<OpenSuppressions>): void {
	describe(`suppressions, ${name}`, () => {
		describe('standing', () => {
			it('has nothing against an address that is not known', async () => {
				const { suppressions } = await open();
				expect(await suppressions.standing('email', [ANN], 'live', NOW)).toEqual([[]]);
			});

			it('tells what stands against each address, in the order asked', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint', { at: NOW - 5 })]);
				expect(await suppressions.standing('email', [BOB, ANN, BOB, ANN], 'live', NOW)).toEqual([
					[],
					[
						{
							scope: 'all',
							cause: 'complaint',
							eventType: 'complaint',
							eventAtMs: NOW - 5,
							provider: 'sendgrid',
							detail: null,
						},
					],
					[],
					[expect.objectContaining({ cause: 'complaint' })],
				]);
			});

			it('tells every suppressed scope of an address', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [
					arrivalOf('unsubscribe', { scope: 'group:1' }),
					arrivalOf('unsubscribe', { scope: 'group:2' }),
					arrivalOf('soft_bounce'),
				]);
				const [standings] = await suppressions.standing('email', [ANN], 'live', NOW);
				expect(standings?.map(({ scope }) => scope).sort()).toEqual(['group:1', 'group:2']);
			});

			it('keeps channels apart', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('complaint', { channel: 'sms' })]);
				expect(await causesOf(suppressions, [ANN])).toEqual([undefined]);
			});

			it('answers more addresses than one statement takes', async () => {
				const { suppressions } = await open();
				const addresses = Array.from({ length: MANY }, (_, index) => `${index}@example.com`);
				await effectsOf(
					suppressions,
					addresses
						.filter((_, index) => index % 3 === 0)
						.map((address) => arrivalOf('hard_bounce', { address })),
				);
				expect(await causesOf(suppressions, addresses)).toEqual(
					addresses.map((_, index) => (index % 3 === 0 ? 'hard_bounce' : undefined)),
				);
			});

			it('of nothing answers nothing', async () => {
				const { suppressions } = await open();
				expect(await suppressions.standing('email', [], 'live', NOW)).toEqual([]);
			});
		});

		describe('taking in', () => {
			it('gives each arrival the state the one before left, also within a batch', async () => {
				const { suppressions } = await open();
				expect(
					await effectsOf(suppressions, [
						arrivalOf('unsubscribe', { at: NOW - 3 }),
						arrivalOf('resubscribe', { at: NOW - 2 }),
						arrivalOf('complaint', { at: NOW - 1 }),
					]),
				).toEqual(['suppressed', 'lifted', 'suppressed']);
				expect(await effectsOf(suppressions, [arrivalOf('resubscribe')])).toEqual([
					'still_suppressed',
				]);
			});

			it('takes an event in once, whoever brings it again', async () => {
				const { suppressions } = await open();
				const event = { id: 'the event', owner: 'first' };
				expect(await effectsOf(suppressions, [arrivalOf('unsubscribe', event)])).toEqual([
					'suppressed',
				]);
				const again = arrivalOf('unsubscribe', { ...event, owner: 'second' });
				expect(await effectsOf(suppressions, [again, again])).toEqual(['duplicate', 'duplicate']);
			});

			it('takes an event in once that a batch holds twice', async () => {
				const { suppressions } = await open();
				const twice = [arrivalOf('complaint', { id: 'x' }), arrivalOf('complaint', { id: 'x' })];
				expect(await effectsOf(suppressions, twice)).toEqual(['suppressed', 'duplicate']);
			});

			it('knows the event of a retry for its own', async () => {
				const { suppressions } = await open();
				const arrival = arrivalOf('unsubscribe', { id: 'x' });
				await effectsOf(suppressions, [arrival]);
				expect(await effectsOf(suppressions, [arrival])).not.toContain('duplicate');
			});

			it('tells events of different providers apart', async () => {
				const { suppressions } = await open();
				const arrivals = ['one', 'two'].map((provider) =>
					arrivalOf('unsubscribe', { event: { provider, id: 'x', owner: provider } }),
				);
				expect(await effectsOf(suppressions, arrivals)).not.toContain('duplicate');
			});

			it('forgets event ids after a month', async () => {
				const { suppressions } = await open();
				await effectsOf(suppressions, [arrivalOf('unsubscribe', { id: 'x', owner: 'first' })]);
				const late = arrivalOf('unsubscribe', { id: 'x', owner: 'second' });
				expect(await effectsOf(suppressions, [late], NOW + 31 * 24 * HOUR_MS)).toEqual([
					'newer_event_known',
				]);
			});

			it('keeps nothing of a delivery to an address that is not known', async () => {
				const { suppressions, rows } = await open();
				const delivery = arrivalOf('delivered', { onlyIfKnown: true });
				expect(await effectsOf(suppressions, [delivery])).toEqual(['nothing_to_lift']);
				expect(await rows('suppression')).toEqual([]);
				expect(await rows('provider_event')).toEqual([]);
			});

			it('takes a delivery in where something is known, before or in the same batch', async () => {
				const { suppressions } = await open();
				const softBounce = (at: number) => arrivalOf('soft_bounce', { at });
				const delivery = (at: number) => arrivalOf('delivered', { at, onlyIfKnown: true });
				expect(await effectsOf(suppressions, [softBounce(NOW - 9), delivery(NOW - 8)])).toEqual([
					'counted',
					'count_restarted',
				]);
				await effectsOf(suppressions, [softBounce(NOW - 7)]);
				expect(await effectsOf(suppressions, [delivery(NOW - 6)])).toEqual(['count_restarted']);
			});

			it('answers many arrivals in the order given', async () => {
				const { suppressions } = await open();
				const arrivals = Array.from({ length: MANY }, (_, index) =>
					arrivalOf(index % 2 === 0 ? 'complaint' : 'resubscribe', {
						address: `${index}@example.com`,
					}),
				);
				expect(await effectsOf(suppressions, arrivals)).toEqual(
					arrivals.map((_, index) => (index % 2 === 0 ? 'suppressed' : 'nothing_to_lift')),
				);
			});

			it('takes in thousands of events of one address', async () => {
				const { suppressions, rows } = await open();
				const arrivals = Array.from({ length: MANY }, (_, index) =>
					arrivalOf('soft_bounce', { at: NOW - index }),
				);
				await effectsOf(suppressions, arrivals);
				expect(await rows('suppression')).toHaveLength(1);
			});

			it('loses nothing that parallel runs say of one address', async () => {
				const { suppressions } = await open();
				const days = [0, 1, 2, 3, 4];
				await Promise.all(
					days.map((day) =>
						effectsOf(suppressions, [
							arrivalOf('soft_bounce', { at: NOW - day * 24 * HOUR_MS }),
							arrivalOf('unsubscribe', { address: BOB, scope: `group:${day}` }),
						]),
					),
				);
				expect(await causesOf(suppressions, [ANN])).toEqual(['soft_bounces']);
				const [ofBob] = await suppressions.standing('email', [BOB], 'live', NOW);
				expect(ofBob).toHaveLength(days.length);
			});

			it('lets one of parallel runs have an event', async () => {
				const { suppressions } = await open();
				const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);
				const effects = await Promise.all(
					owners.map((owner) =>
						effectsOf(suppressions, [arrivalOf('complaint', { id: 'x', owner })]),
					),
				);
				expect(effects.flat().filter((effect) => effect === 'suppressed')).toHaveLength(1);
				expect(effects.flat().filter((effect) => effect === 'duplicate')).toHaveLength(19);
			});

			it('keeps nothing of a slice whose decision fails', async () => {
				const { suppressions, rows } = await open();
				const fails = suppressions.takeIn(
					[arrivalOf()],
					() => {
						throw new Error('no decision');
					},
					'live',
					NOW,
				);
				await expect(fails).rejects.toThrow('no decision');
				expect(await rows('suppression')).toEqual([]);
				expect(await rows('provider_event')).toEqual([]);
			});
		});
	});
}

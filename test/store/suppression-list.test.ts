import { describe, expect, it } from 'vitest';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';
import { openSuppressions } from './open-suppressions';
import { ANN, BOB, arrivalOf, causesOf, effectsOf } from './suppressions.terms';

/** Triggers write by the server's clock, so events here happen around the present. */
const now = Date.now();
const HOUR_MS = 3_600_000;

async function open() {
	const target = await freshPostgresTarget();
	const store = await openSuppressions(target);
	const table = `"${target.schema}".suppression_list`;
	return {
		...store,
		target,
		table,
		outside: (text: string, values: readonly unknown[] = []) =>
			runSql(target, text.replaceAll('suppression_list', table), values),
	};
}

describe('suppression_list on PostgreSQL', () => {
	it('suppresses what another program inserts, with nothing but an address', async () => {
		const { suppressions, outside, rows } = await open();
		await outside('INSERT INTO suppression_list (email_address) VALUES ($1)', [ANN]);
		expect(await causesOf(suppressions, [ANN, BOB])).toEqual(['listed', undefined]);
		expect(await rows('suppression_list')).toMatchObject([
			{ email_address: ANN, event_type: 'manual' },
		]);
		expect(await rows('suppression_history')).toMatchObject([
			{ address: ANN, cause_before: null, cause_after: 'listed', provider: 'suppression_list' },
		]);
	});

	it('keeps the type and time that another program inserts', async () => {
		const { suppressions, outside } = await open();
		await outside(
			`INSERT INTO suppression_list (email_address, event_type, event_timestamp)
			VALUES ($1, 'bounce', '2024-05-06T07:08:09Z')`,
			[ANN],
		);
		expect(await suppressions.standing('email', [ANN], 'live', now)).toMatchObject([
			[{ cause: 'listed', eventType: 'bounce', eventAtMs: Date.UTC(2024, 4, 6, 7, 8, 9) }],
		]);
	});

	it('takes ON CONFLICT DO NOTHING, and leaves what is known alone', async () => {
		const { suppressions, outside, rows } = await open();
		await effectsOf(suppressions, [arrivalOf('complaint', { at: now - 9 })], now);
		await outside(
			`INSERT INTO suppression_list (email_address, event_type, event_timestamp) VALUES
			($1, 'bounce', now()), ($2, 'bounce', now()) ON CONFLICT (email_address) DO NOTHING`,
			[ANN, BOB],
		);
		expect(await causesOf(suppressions, [ANN, BOB])).toEqual(['complaint', 'listed']);
		expect(await rows('suppression_list')).toHaveLength(2);
	});

	it.each([
		'Ann@Example.com',
		'  ann@example.com\n',
		'Ann <ann@example.com>',
		'"Smith, Ann" < ANN@EXAMPLE.COM >',
		'ann@example.com.',
	])('compares %j as the nodes do', async (written) => {
		const { suppressions, outside } = await open();
		const insert = `INSERT INTO suppression_list (email_address) VALUES ($1)
			ON CONFLICT (email_address) DO NOTHING RETURNING email_address`;
		expect(await outside(insert, [written])).toEqual([{ email_address: ANN }]);
		expect(await outside(insert, [ANN])).toEqual([]);
		expect(await causesOf(suppressions, [ANN])).toEqual(['listed']);
	});

	it('lifts everything when another program deletes the row', async () => {
		const { suppressions, outside, rows } = await open();
		await effectsOf(suppressions, [arrivalOf('complaint', { at: now - HOUR_MS })], now);
		await outside('DELETE FROM suppression_list WHERE email_address = $1', [ANN]);
		expect(await causesOf(suppressions, [ANN])).toEqual([undefined]);
		expect((await rows('suppression_history')).at(-1)).toMatchObject({
			cause_before: 'complaint',
			cause_after: null,
			event_type: 'removal',
		});
	});

	it('knows after a deletion which events are older than it', async () => {
		const { suppressions, outside } = await open();
		await outside('INSERT INTO suppression_list (email_address) VALUES ($1)', [ANN]);
		await outside('DELETE FROM suppression_list');
		const later = Date.now() + HOUR_MS;
		const late = arrivalOf('hard_bounce', { at: now - HOUR_MS });
		expect(await effectsOf(suppressions, [late], later)).toEqual(['newer_event_known']);
		const fresh = arrivalOf('hard_bounce', { at: later });
		expect(await effectsOf(suppressions, [fresh], later)).toEqual(['suppressed']);
	});

	it('can have an address again that was deleted, and lifted it stays after further events', async () => {
		const { suppressions, outside } = await open();
		const insert = 'INSERT INTO suppression_list (email_address) VALUES ($1)';
		await outside(insert, [ANN]);
		await outside('DELETE FROM suppression_list');
		await outside(insert, [ANN]);
		expect(await causesOf(suppressions, [ANN])).toEqual(['listed']);
		await outside('DELETE FROM suppression_list');
		const later = Date.now() + HOUR_MS;
		await effectsOf(suppressions, [arrivalOf('soft_bounce', { at: later })], later);
		expect(await causesOf(suppressions, [ANN])).toEqual([undefined]);
	});

	it('is not lifted by a resubscribe, since nobody says why the address is there', async () => {
		const { suppressions, outside } = await open();
		await outside(
			`INSERT INTO suppression_list (email_address, event_type) VALUES ($1, 'unsubscribe')`,
			[ANN],
		);
		const later = Date.now() + HOUR_MS;
		const resubscribe = arrivalOf('resubscribe', { at: later });
		expect(await effectsOf(suppressions, [resubscribe], later)).toEqual(['still_suppressed']);
	});

	it('moves a suppression with an address that is corrected', async () => {
		const { suppressions, outside } = await open();
		await outside('INSERT INTO suppression_list (email_address) VALUES ($1)', [ANN]);
		await outside('UPDATE suppression_list SET email_address = upper($1)', [BOB]);
		expect(await causesOf(suppressions, [ANN, BOB])).toEqual([undefined, 'listed']);
		await outside(`UPDATE suppression_list SET event_type = 'other'`);
		expect(await causesOf(suppressions, [ANN, BOB])).toEqual([undefined, 'listed']);
	});

	it('is undone with the transaction of the other program', async () => {
		const { suppressions, outside } = await open();
		await outside(
			`DO $$ BEGIN
				INSERT INTO suppression_list (email_address) VALUES ('${ANN}');
				RAISE EXCEPTION 'changed my mind';
			EXCEPTION WHEN raise_exception THEN NULL;
			END $$`,
		);
		expect(await causesOf(suppressions, [ANN])).toEqual([undefined]);
		await outside('INSERT INTO suppression_list (email_address) VALUES ($1)', [ANN]);
		expect(await causesOf(suppressions, [ANN])).toEqual(['listed']);
	});

	it('can be written by who may write nothing else', async () => {
		const { suppressions, outside, target } = await open();
		const role = `${target.schema}_r`.slice(-50);
		await outside(`DROP ROLE IF EXISTS "${role}"`);
		await outside(`CREATE ROLE "${role}"`);
		await outside(`GRANT USAGE ON SCHEMA "${target.schema}" TO "${role}"`);
		await outside(`GRANT SELECT, INSERT, DELETE ON suppression_list TO "${role}"`);
		await outside(
			`SET ROLE "${role}"; INSERT INTO suppression_list (email_address) VALUES ('${ANN}');`,
		);
		expect(await causesOf(suppressions, [ANN])).toEqual(['listed']);
		await outside(`DROP OWNED BY "${role}"; DROP ROLE "${role}";`);
	});

	it('refuses to be truncated, and says what to do', async () => {
		const { suppressions, outside } = await open();
		await outside('INSERT INTO suppression_list (email_address) VALUES ($1)', [ANN]);
		await expect(outside('TRUNCATE suppression_list')).rejects.toMatchObject({
			message: 'suppression_list cannot be truncated',
			hint: 'Delete its rows instead: every address removed is written down.',
		});
		expect(await causesOf(suppressions, [ANN])).toEqual(['listed']);
	});

	it('stays in step when both sides write the same addresses at once', async () => {
		const { suppressions, outside, rows } = await open();
		const addresses = Array.from({ length: 200 }, (_, index) => `${index}@example.com`);
		const insertAll = async (order: readonly string[]) => {
			for (const address of order) {
				await outsideAgain(() =>
					outside(
						`INSERT INTO suppression_list (email_address) VALUES ($1)
						ON CONFLICT (email_address) DO NOTHING`,
						[address],
					),
				);
			}
		};
		await Promise.all([
			insertAll(addresses.slice(0, 60)),
			insertAll(addresses.slice(0, 60).reverse()),
			...(['complaint', 'unsubscribe'] as const).map((mark) =>
				effectsOf(
					suppressions,
					addresses.map((address) => arrivalOf(mark, { address, at: now })),
					now,
				),
			),
		]);
		const suppressed = (await rows('suppression')).filter(({ status }) => status === 'suppressed');
		const listed = (await rows('suppression_list')).map(({ email_address }) => email_address);
		expect(listed.sort()).toEqual(suppressed.map(({ address }) => address).sort());
		expect(listed).toHaveLength(200);
	});
});

/** A program that PostgreSQL chose to end a deadlock tries again. */
async function outsideAgain(work: () => Promise<unknown>): Promise<void> {
	for (;;) {
		try {
			await work();
			return;
		} catch (error) {
			if (!(error instanceof Error && error.message === 'deadlock detected')) throw error;
		}
	}
}

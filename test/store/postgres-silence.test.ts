import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store';
import type { PostgresTarget } from '../../src/store/target';
import { failureOf } from '../support/failure-of';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { longestGapDuring } from '../support/longest-gap.mts';
import { startProxy } from '../support/stalling-proxy';
import { claimAll, countedKeys } from './seen-keys.terms';

const LONGEST_GAP_MS = 100;

async function behindProxy() {
	const server = await freshPostgresTarget();
	const proxy = await startProxy(server.port);
	const target: PostgresTarget = { ...server, port: proxy.port };
	const silence = {
		kind: 'UnavailableError',
		message: `PostgreSQL at ${target.host}:${target.port} did not answer in time`,
		remedy:
			'Check the load of the server and the network between n8n and it, then run the workflow again.',
	};
	return { proxy, target, silence };
}

describe('a server that says nothing', () => {
	it('from the start is given up after five seconds', { timeout: 20_000, retry: 2 }, async () => {
		const { proxy, target, silence } = await behindProxy();
		proxy.stall();
		const startedAt = performance.now();
		const { gapMs, result } = await longestGapDuring(() => failureOf(openStore(target)));
		expect(result).toEqual(silence);
		expect(performance.now() - startedAt).toBeLessThan(8_000);
		expect(gapMs).toBeLessThan(LONGEST_GAP_MS);
	});

	it(
		'in the middle of statements is given up after ten seconds, and forgiven afterwards',
		{ timeout: 40_000, retry: 2 },
		async () => {
			const { proxy, target, silence } = await behindProxy();
			const store = await openStore(target);
			onTestFinished(() => store.close());
			await claimAll(store.seenKeys, ['a'], 'first', {}, 1_000);
			proxy.stall();
			const startedAt = performance.now();
			const { gapMs, result } = await longestGapDuring(() =>
				Promise.all(
					// More than there are connections.
					countedKeys(12).map((key) =>
						failureOf(claimAll(store.seenKeys, [key], 'first', {}, 1_000)),
					),
				),
			);
			expect(result).toEqual(result.map(() => silence));
			expect(performance.now() - startedAt).toBeLessThan(16_000);
			expect(gapMs).toBeLessThan(LONGEST_GAP_MS);
			proxy.resume();
			const answers = await Promise.all(
				countedKeys(12).map((key) => claimAll(store.seenKeys, [key], 'first', {}, 1_000)),
			);
			expect(answers.flat().map(({ won }) => won)).toEqual(answers.map(() => true));
		},
	);
});

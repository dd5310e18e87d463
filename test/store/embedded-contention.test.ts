import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod/v4';
import { openStore } from '../../src/store/open-store';
import { startProgram } from '../support/child-program';
import { freshFolder } from '../support/fresh-folder';
import { resultOf, whenReady } from './program-answers';
import type { HammerOrder } from './programs/hammer.mts';

const FOR_MS = 2_000;
const LONGEST_GAP_MS = 100;
const LONGEST_WAIT_MS = 1_000;
/** The slowest of all processes has at least this part of what the fastest has. */
const FAIR_SHARE = 0.2;

const hammeredSchema = z.object({
	written: z.number(),
	longestWaitMs: z.number(),
	gapMs: z.number(),
});

describe.each([2, 4])('%i processes that write to one embedded store', (count) => {
	it('lose nothing, get on fairly and keep their event loops free', { retry: 2 }, async () => {
		const filePath = join(freshFolder(), 'doorman.sqlite');
		const names = Array.from({ length: count }, (_, index) => `process ${index}`);
		const programs = await Promise.all(
			names.map(() => whenReady(startProgram('test/store/programs/hammer.mts'))),
		);
		programs.forEach((program, index) => {
			program.send({ filePath, name: names[index] ?? '', forMs: FOR_MS } satisfies HammerOrder);
		});
		const results = await Promise.all(programs.map((program) => resultOf(program, hammeredSchema)));
		expect(await lostOf(filePath, names, results)).toBe(0);
		const written = results.map((result) => result.written);
		expect(Math.min(...written) / Math.max(...written)).toBeGreaterThan(FAIR_SHARE);
		expect(Math.max(...results.map((result) => result.longestWaitMs))).toBeLessThan(
			LONGEST_WAIT_MS,
		);
		expect(Math.max(...results.map((result) => result.gapMs))).toBeLessThan(LONGEST_GAP_MS);
	});
});

/** How many of the acknowledged writes are not in the file. */
async function lostOf(
	filePath: string,
	names: readonly string[],
	results: readonly { written: number }[],
): Promise<number> {
	const store = await openStore({ kind: 'embedded', filePath });
	onTestFinished(() => store.close());
	const keys = results.flatMap(({ written }, process) =>
		Array.from({ length: written }, (_, index) => `${names[process]} ${index}`),
	);
	const known = await store.seenKeys.look('hammered', keys, 1_000);
	return known.filter((key) => key === undefined).length;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { z } from 'zod/v4';
import { startProgram } from '../support/child-program';

it('a PostgreSQL server leaves nothing behind when who started it is killed', async () => {
	const program = startProgram('test/support/programs/start-postgres.mts');
	const { folder } = await program.next(z.object({ folder: z.string() }));
	const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
	expect(isAlive(pid)).toBe(true);
	program.kill();
	await program.exited;
	await vi.waitFor(
		() => {
			expect([isAlive(pid), existsSync(folder)]).toEqual([false, false]);
		},
		{ timeout: 15_000 },
	);
});

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tryToLock, withLock } from '../../sandbox/lock.mts';
import { freshFolder } from '../support/fresh-folder';

const lockModule = join(import.meta.dirname, '..', '..', 'sandbox', 'lock.mts');

/** Another process that holds the lock until it is killed. */
async function holdElsewhere(file: string) {
	const code = `
		const { tryToLock } = await import(${JSON.stringify(lockModule)});
		globalThis.lock = tryToLock(${JSON.stringify(file)});
		console.log('held');
		setInterval(() => {}, 1_000);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
	onTestFinished(() => void child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	return child;
}

describe('withLock', () => {
	it('lets one piece of work in at a time', async () => {
		const file = join(freshFolder(), 'one.lock');
		const steps: string[] = [];
		const work = (name: string) => async () => {
			steps.push(`${name} begins`);
			await new Promise((resolve) => setImmediate(resolve));
			steps.push(`${name} ends`);
		};
		const onWait = () => steps.push('second waits');
		await Promise.all([
			withLock(file, { onWait }, work('first')),
			withLock(file, { onWait }, work('second')),
		]);
		expect(steps).toEqual([
			'first begins',
			'second waits',
			'first ends',
			'second begins',
			'second ends',
		]);
	});

	it('takes over the lock of a process that was killed', async () => {
		const file = join(freshFolder(), 'one.lock');
		const holder = await holdElsewhere(file);
		expect(tryToLock(file)).toBeUndefined();
		holder.kill('SIGKILL');
		const onWait = () => {};
		expect(await withLock(file, { onWait }, async () => await Promise.resolve('done'))).toBe(
			'done',
		);
	});

	it('gives up waiting when it is told to', async () => {
		const file = join(freshFolder(), 'one.lock');
		const lock = tryToLock(file);
		const stop = new AbortController();
		const waiting = withLock(
			file,
			{ onWait: () => stop.abort(), signal: stop.signal },
			async () => await Promise.resolve('never'),
		);
		await expect(waiting).rejects.toThrow('aborted');
		lock?.close();
	});
});

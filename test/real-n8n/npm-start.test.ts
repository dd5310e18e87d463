import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort, isPortFree } from '../../sandbox/free-port.mts';
import { until } from './until';

const script = join(import.meta.dirname, '..', '..', 'sandbox', 'start.mts');
let folder: string;
let port: number;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'doorman-npm-start-'));
	port = await freePort();
	return () => {
		rmSync(folder, { recursive: true, force: true });
	};
});

interface Started {
	child: ChildProcess;
	printed(): string;
	/** The exit code, or the signal that ended it. */
	ended: Promise<number | string | null>;
}

function start(...options: string[]): Started {
	const args = [script, '--port', String(port), '--folder', folder, ...options];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	let printed = '';
	child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
	child.stderr.on('data', (data: Buffer) => (printed += data.toString()));
	const ended = new Promise<number | string | null>((resolve) => {
		child.once('close', (code, signal) => {
			resolve(code ?? signal);
		});
	});
	return { child, printed: () => printed, ended };
}

async function untilServing(started: Started): Promise<void> {
	await until(
		'it waits for Ctrl-C',
		async () => await Promise.resolve(/Press Ctrl-C/.test(started.printed()) ? true : undefined),
		90_000,
	);
}

async function untilPortIsFree(): Promise<void> {
	await until('n8n is gone', async () => ((await isPortFree(port)) ? true : undefined));
}

/** n8n is the one process that the script runs then. */
function n8nOf(started: Started): number {
	return Number(execFileSync('pgrep', ['-P', String(started.child.pid)], { encoding: 'utf8' }));
}

describe('npm start', () => {
	it('prints where to look, shows a lead go on and its repeat stop, and leaves nothing behind', async () => {
		const started = start('--exit-after-demo');
		expect(await started.ended).toBe(0);
		const printed = started.printed();
		expect(printed).toContain(`Editor    http://127.0.0.1:${port}`);
		expect(printed).toMatch(/Login {5}\S+@\S+ {3}\S+/);
		expect(printed).toContain('Doorman: skip repeated leads');
		expect(printed).toMatch(/curl -X POST \S+\/webhook\/doorman-skip-repeats/);
		expect(printed).toMatch(/1 {2}New .*\n +2 {2}Seen .* at \d/);
		expect(await isPortFree(port)).toBe(true);
	});

	it('serves until SIGTERM and then stops everything', async () => {
		const started = start('--keep');
		await untilServing(started);
		started.child.kill('SIGTERM');
		expect(await started.ended).toBe(0);
		expect(await isPortFree(port)).toBe(true);
	});

	it('ends with an error and the log when n8n dies', async () => {
		const started = start('--keep');
		await untilServing(started);
		process.kill(n8nOf(started), 'SIGKILL');
		expect(await started.ended).toBe(1);
		expect(started.printed()).toMatch(/n8n was ended by SIGKILL. The end of its log:/);
		await untilPortIsFree();
	});

	it('takes n8n with it when it is killed itself', async () => {
		const started = start('--keep');
		await untilServing(started);
		started.child.kill('SIGKILL');
		expect(await started.ended).toBe('SIGKILL');
		await untilPortIsFree();
	});

	it('refuses a port that is taken and says what to do', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		onTestFinished(() => void server.close());
		const started = start();
		expect(await started.ended).toBe(1);
		expect(started.printed()).toBe(
			`Port ${port} is taken. Stop what listens there, or choose another one: ` +
				`npm start -- --port ${port + 1}\n`,
		);
	});
});

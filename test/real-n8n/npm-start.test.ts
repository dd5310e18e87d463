import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort, isPortFree } from '../../sandbox/free-port.mts';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { post } from './skip-repeats-webhook';
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
	const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
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

async function untilPrinted(started: Started, text: RegExp): Promise<void> {
	await until(
		`it prints ${text.source}`,
		async () => await Promise.resolve(text.test(started.printed()) ? true : undefined),
		90_000,
	);
}

async function untilServing(started: Started): Promise<void> {
	await untilPrinted(started, /Ctrl-C to stop/);
}

/** What it prints of somebody, in the order of printing. */
function outcomesOf(started: Started, who: string): string[] {
	const rows = started.printed().split('\n');
	return rows
		.filter((row) => row.startsWith(`  ${who} `))
		.map((row) => row.slice(who.length + 2).trim());
}

/** Of CRM and SendGrid, as it prints them. */
function standInPorts(started: Started): number[] {
	const addresses = started.printed().matchAll(/127\.0\.0\.1:(\d+)\/(?:leads|sandbox\/mails)/g);
	return [...addresses].map(([, standInPort]) => Number(standInPort));
}

/** Until an event for this user waits in its window. */
async function untilQueued(user: string): Promise<void> {
	const rest = await N8nRest.logIn(`http://127.0.0.1:${port}`, OWNER);
	await until(`an event for ${user} waits`, async () => {
		const [latest] = await rest.executions('doormanListingAlerts');
		if (latest?.status !== 'success') return undefined;
		const { runs } = await rest.execution(latest.id);
		return JSON.stringify(runs['Waits'] ?? []).includes(user) ? true : undefined;
	});
}

async function untilPortIsFree(): Promise<void> {
	await until('n8n is gone', async () => ((await isPortFree(port)) ? true : undefined));
}

/** n8n is the one process that the script runs then. */
function n8nOf(started: Started): number {
	return Number(execFileSync('pgrep', ['-P', String(started.child.pid)], { encoding: 'utf8' }));
}

describe('npm start', () => {
	it('plays the samples, says what became of each and where to look, and leaves nothing behind', async () => {
		const started = start('--exit-after-demo');
		expect(await started.ended).toBe(0);
		const printed = started.printed();
		const outcomes = (who: string) => outcomesOf(started, who);
		const agents = /^goes to (Maria Lopez|James Carter)/;

		expect(outcomes('A spam report of Dana Cole')).toEqual([
			'is taken in: dana.cole@example.com is suppressed, for a complaint.',
		]);
		const [ana = ''] = outcomes('Ana Ruiz, website form');
		expect(ana).toMatch(/^goes to Maria Lopez, and the team is told: hot, 100 points \(Wants to/);
		expect(ana).toContain('doubtful: budget (A range');
		expect(outcomes('Ana Ruiz, pressed Send twice')).toEqual([
			expect.stringMatching(/^goes no further: the same came in before, at \d+:\d\d/),
		]);
		expect(outcomes('Marcus Webb, Facebook ad')).toEqual([
			expect.stringMatching(/^goes to James Carter: standard, 45 points \(Wants/),
		]);
		expect(outcomes('Priya Nair, half a phone number')).toEqual([
			expect.stringMatching(/^goes to Maria Lopez: standard, 55 points .*; doubtful: phone \(No/),
		]);
		expect(outcomes('Marc, asks once more')).toEqual([
			expect.stringMatching(
				/^is Marcus Webb again \(same e-mail, .*\), goes to James Carter: standard/,
			),
		]);
		expect(outcomes('Carlos Ruiz, the same address')).toEqual([
			expect.stringMatching(
				/^may be somebody known \(same e-mail, different first name.*\), so the team is asked, goes to/,
			),
		]);
		expect(outcomes('Tom Baker, just looking')).toEqual([
			'goes to the CRM only: low, 15 points (Can be called +15).',
		]);
		expect(outcomes('Dana Cole, no mails please')).toEqual([expect.stringMatching(agents)]);
		expect(outcomes('Somebody, nothing to reach')).toEqual([
			expect.stringMatching(/^is put aside as a dead letter: There is no email address and no/),
		]);
		expect(outcomes('Leo Park, mail from Zillow')).toEqual([
			expect.stringMatching(/^goes to (Maria Lopez|James Carter): standard/),
		]);
		expect(outcomes('Zillow, mail to everybody')).toEqual([
			expect.stringMatching(
				/^is put aside as a dead letter, and the team is told: A mail of Zillow in which nobody/,
			),
		]);
		expect(outcomes('Zillow, one more of these')).toEqual([
			expect.stringMatching(/^is put aside as a dead letter: A mail of Zillow in which nobody/),
		]);

		expect(outcomes('price drop for Marcus Webb')).toEqual([
			expect.stringMatching(/^waits until \d+:\d\d/),
			'is dropped: the same event came before.',
		]);
		expect(outcomes('The clock of the sandbox')).toEqual([
			expect.stringMatching(/^is moved ahead by 30 minutes: it is \d+:\d\d .M now\.$/),
		]);
		expect(outcomes('Marcus Webb')).toEqual([
			'one mail to marcus.webb@example.com: "3 updates on homes you follow", made of 3 events ' +
				'about 12 Oak St (new listing, open house and price drop).',
		]);
		expect(outcomes('Tom Baker')).toEqual([
			'no mail: 9 Elm Ave is pending by now, says the listing feed.',
		]);
		expect(outcomes('Dana Cole')).toEqual([
			expect.stringMatching(
				/^no mail: dana\.cole@example\.com is suppressed, for a complaint that SendGrid reported at/,
			),
		]);

		expect(outcomes('The CRM')).toEqual(['has got 8 leads of 7 contacts, each written once.']);
		expect(outcomes('The chat of the team')).toEqual(['has got 4 messages.']);
		expect(outcomes('SendGrid')).toEqual(['has got 1 mail.']);
		expect(outcomes('Dead letters')).toEqual(['hold 3 items for a person to look at.']);

		expect(outcomes('Editor')).toEqual([`http://127.0.0.1:${port}`]);
		expect(outcomes('Login')).toEqual([expect.stringMatching(/^\S+@\S+ {3}\S+$/)]);
		expect(outcomes('Doorman: lead intake')).toEqual([
			`http://127.0.0.1:${port}/workflow/doormanLeadIntake`,
		]);
		expect(printed).toMatch(/curl -X POST \S+\/webhook\/doorman-lead-intake/);

		for (const one of [port, ...standInPorts(started)]) expect(await isPortFree(one)).toBe(true);
		expect(standInPorts(started)).toHaveLength(2);
	});

	it('recognizes what came in before, moves the clock on Enter, and serves until SIGTERM', async () => {
		const started = start('--keep');
		await untilServing(started);
		expect(outcomesOf(started, 'Ana Ruiz, website form')).toEqual([
			expect.stringMatching(/^goes no further: the same came in before/),
		]);
		expect(outcomesOf(started, 'new listing for Dana Cole')).toEqual([
			'is dropped: the same event came before.',
		]);
		expect(outcomesOf(started, 'SendGrid')).toEqual(['has got no mails.']);
		await post(`http://127.0.0.1:${port}/webhook/doorman-listing-alerts`, {
			event_type: 'price_drop',
			user_id: 'Sam Lee',
			email: 'sam@example.com',
			mls_source: 'bright',
			mls_id: 'PA1003',
		});
		await untilQueued('Sam Lee');
		started.child.stdin?.write('\n');
		await untilPrinted(started, /The clock of the sandbox is moved ahead by an hour/);
		await untilPrinted(started, /SendGrid +has got a mail to sam@example.com: "/);
		started.child.kill('SIGTERM');
		expect(await started.ended).toBe(0);
		for (const one of [port, ...standInPorts(started)]) expect(await isPortFree(one)).toBe(true);
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

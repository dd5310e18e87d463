import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { describeAnswer, sendLead } from './demo.mts';
import { isPortFree } from './free-port.mts';
import { bootInstance, OWNER, type Instance } from './instance.mts';
import { stoppedByPerson } from './interruption.mts';
import { tryToLock } from './lock.mts';
import { ensureN8n } from './n8n-install.mts';
import { N8N_VERSION } from './n8n-location.mts';
import { tailOf } from './n8n-process.mts';
import { HELP, readOptions, type SandboxOptions } from './options.mts';
import { packProject } from './pack-install.mts';
import { isReady } from './templates.mts';
import { UserMessage } from './user-message.mts';

const say = (line = ''): void => console.log(line);

async function requirePort(port: number): Promise<void> {
	if (await isPortFree(port)) return;
	throw new UserMessage(
		`Port ${port} is taken. Stop what listens there, or choose another one: ` +
			`npm start -- --port ${port + 1}`,
	);
}

function lockFolder(folder: string): { close(): void } {
	const lock = tryToLock(join(folder, 'running.lock'));
	if (lock !== undefined) return lock;
	throw new UserMessage(
		`Another sandbox runs in ${folder}. Stop it first, or give this one a folder of its own: ` +
			'npm start -- --folder <path> --port <number>',
	);
}

async function boot(options: SandboxOptions, signal: AbortSignal): Promise<Instance> {
	const { folder, keep, port } = options;
	await ensureN8n({ report: say, signal });
	const userFolder = join(folder, 'n8n');
	if (!keep) rmSync(userFolder, { recursive: true, force: true });
	say('Packing the nodes as they would be published ...');
	const tarball = await packProject(join(folder, 'pack'));
	say(`Starting n8n ${N8N_VERSION} with them (about 10 seconds) ...`);
	return await bootInstance({ tarball, userFolder, port, signal });
}

function describe({ n8n, templates }: Instance, webhook: string): void {
	say();
	say(`  Editor    ${n8n.url}`);
	say(`  Login     ${OWNER.email}   ${OWNER.password}`);
	for (const template of templates) {
		const hint = isReady(template) ? '' : ' (not published: set it up first)';
		say(`  Workflow  ${template.name}${hint}`);
		say(`            ${n8n.url}/workflow/${template.id}`);
	}
	say(`  Log       ${n8n.logFile}`);
	say();
	say('Send it a lead, then send it once more:');
	say();
	say(`  curl -X POST ${webhook} \\`);
	say(
		`    -H 'Content-Type: application/json' -d '{"lead_id":"website:1001","full_name":"Ana Ruiz"}'`,
	);
	say();
}

/** The same lead twice; a lead of its own for each run, so that the first one is new. */
async function demonstrate(webhook: string): Promise<void> {
	const lead = { lead_id: `demo:${Date.now()}`, full_name: 'Sam Lee' };
	say(`One sample lead (${lead.lead_id}), sent twice:`);
	const first = await sendLead(webhook, lead);
	say(`  1  ${describeAnswer(first)}`);
	const second = await sendLead(webhook, lead);
	say(`  2  ${describeAnswer(second)}`);
	say();
	if (first.status === 'new' && second.status === 'seen') return;
	throw new UserMessage('The first one should have been new and the second one seen.');
}

async function untilStopped({ n8n }: Instance, signal: AbortSignal): Promise<void> {
	const stopped = new Promise<undefined>((resolve) => {
		if (signal.aborted) resolve(undefined);
		signal.addEventListener('abort', () => resolve(undefined));
	});
	const how = await Promise.race([n8n.exited, stopped]);
	if (how === undefined) return;
	throw new UserMessage(`n8n ${how}. The end of its log:\n${tailOf(n8n.logFile)}`);
}

/** In a kept sandbox the person may have changed the workflow, which is no reason to stop. */
async function demonstrateIfPossible(webhook: string): Promise<void> {
	try {
		await demonstrate(webhook);
	} catch (error) {
		say(`The sample leads did not get through: ${error instanceof Error ? error.message : ''}`);
		say();
	}
}

async function serve(
	instance: Instance,
	{ keep, exitAfterDemo }: SandboxOptions,
	signal: AbortSignal,
): Promise<void> {
	const webhook = `${instance.n8n.url}/webhook/doorman-skip-repeats`;
	try {
		describe(instance, webhook);
		await (keep && !exitAfterDemo ? demonstrateIfPossible(webhook) : demonstrate(webhook));
		if (exitAfterDemo) return;
		say('Press Ctrl-C to stop.');
		await untilStopped(instance, signal);
	} finally {
		say('Stopping n8n ...');
		await instance.n8n.stop();
	}
}

async function run(options: SandboxOptions, signal: AbortSignal): Promise<void> {
	await requirePort(options.port);
	const lock = lockFolder(options.folder);
	try {
		await serve(await boot(options, signal), options, signal);
	} finally {
		lock.close();
	}
}

function messageOf(error: unknown): string {
	if (error instanceof UserMessage) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Returns the exit code: 0 when all went well, 130 when stopped on the way up, 1 otherwise. */
async function main(): Promise<number> {
	const signal = stoppedByPerson();
	try {
		const options = readOptions(process.argv.slice(2));
		if (options.help) say(HELP);
		else await run(options, signal);
		return 0;
	} catch (error) {
		if (signal.aborted) return 130;
		console.error(messageOf(error));
		return 1;
	}
}

process.exitCode = await main();

import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { connectTemplate, readReportsWorkflow } from './connect-templates.mts';
import { isPortFree } from './free-port.mts';
import { bootInstance, type Instance, type WorkflowToPublish } from './instance.mts';
import { stoppedByPerson } from './interruption.mts';
import { tryToLock } from './lock.mts';
import { ensureN8n } from './n8n-install.mts';
import { N8N_VERSION } from './n8n-location.mts';
import { tailOf } from './n8n-process.mts';
import { onEnter } from './on-enter.mts';
import { HELP, readOptions, type SandboxOptions } from './options.mts';
import { packProject } from './pack-install.mts';
import { openSandboxStore, SANDBOX_ENV, type SandboxStore } from './sandbox-store.mts';
import { startStandIns, type StandIns } from './stand-ins/start-all.mts';
import { sampleListings } from './story/sample-events.mts';
import { tellStory } from './story/tell.mts';
import { watch } from './story/watch.mts';
import { readTemplates } from './templates.mts';
import { UserMessage } from './user-message.mts';
import { sayWhereToLook } from './where-to-look.mts';

const HOUR_MS = 3_600_000;

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

const userFolderOf = ({ folder }: SandboxOptions): string => join(folder, 'n8n');

function workflows(standIns: StandIns): WorkflowToPublish[] {
	return [...readTemplates(), readReportsWorkflow()].map((template) => ({
		template,
		setUp: async (shipped, rest) => await connectTemplate(shipped, standIns, rest),
	}));
}

async function boot(
	options: SandboxOptions,
	standIns: StandIns,
	signal: AbortSignal,
): Promise<Instance> {
	const { folder, port } = options;
	say('Packing the nodes as they would be published ...');
	const tarball = await packProject(join(folder, 'pack'));
	say(`Starting n8n ${N8N_VERSION} with them (about 10 seconds) ...`);
	return await bootInstance({
		tarball,
		userFolder: userFolderOf(options),
		port,
		signal,
		env: SANDBOX_ENV,
		workflows: workflows(standIns),
	});
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

/** In a kept sandbox the person may have changed the workflows, which is no reason to stop. */
async function tellIfPossible(tell: () => Promise<void>, signal: AbortSignal): Promise<void> {
	try {
		await tell();
	} catch (error) {
		signal.throwIfAborted();
		say(`The samples did not get through: ${error instanceof Error ? error.message : ''}`);
		say();
	}
}

function skipAnHourOnEnter(store: SandboxStore): { close(): void } {
	return onEnter(() => {
		store.skipTime(HOUR_MS).then(
			() => say('The clock of the sandbox is moved ahead by an hour.'),
			(error: unknown) => say(`The clock could not be moved: ${String(error)}`),
		);
	});
}

async function serve(
	instance: Instance,
	standIns: StandIns,
	options: SandboxOptions,
	signal: AbortSignal,
): Promise<void> {
	const { keep, exitAfterDemo } = options;
	const store = await openSandboxStore(userFolderOf(options));
	const tell = async () => await tellStory({ rest: instance.rest, standIns, store, say, signal });
	try {
		if (keep) say('The data of the last run is here, so what came in then is recognized.\n');
		await (keep && !exitAfterDemo ? tellIfPossible(tell, signal) : tell());
		sayWhereToLook(instance, standIns, say);
		if (exitAfterDemo) return;
		const watching = [watch(standIns, say), skipAnHourOnEnter(store)];
		say('What reaches the CRM, the chat and SendGrid is said here.');
		say('Press Enter to move the clock of the sandbox ahead by an hour, Ctrl-C to stop.');
		await untilStopped(instance, signal).finally(() => {
			for (const one of watching) one.close();
		});
	} finally {
		await store.close();
	}
}

async function run(options: SandboxOptions, signal: AbortSignal): Promise<void> {
	await requirePort(options.port);
	const lock = lockFolder(options.folder);
	let standIns: StandIns | undefined;
	let instance: Instance | undefined;
	try {
		await ensureN8n({ report: say, signal });
		if (!options.keep) rmSync(userFolderOf(options), { recursive: true, force: true });
		const portsFile = join(userFolderOf(options), 'stand-ins.json');
		standIns = await startStandIns(sampleListings, portsFile);
		instance = await boot(options, standIns, signal);
		say();
		await serve(instance, standIns, options, signal);
	} finally {
		if (instance !== undefined) say('Stopping n8n ...');
		await instance?.n8n.stop();
		await standIns?.close();
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

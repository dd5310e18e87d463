import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from './free-port.mts';
import { n8nEnvironment } from './n8n-environment.mts';
import { exitOf, spawnN8n } from './n8n-process.mts';

/** Which instance a command works on: the same values that its processes were started with. */
export interface N8nInstance {
	userFolder: string;
	env?: Record<string, string>;
	encryptionKey?: string;
}

/** A credential in the clear; n8n encrypts it on import. */
export interface PlainCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

async function environmentOf(instance: N8nInstance): Promise<Record<string, string>> {
	const [port, brokerPort] = await freePorts(2);
	if (port === undefined || brokerPort === undefined) throw new Error('No free port was found');
	return n8nEnvironment({ ...instance, role: 'main', port, brokerPort });
}

async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'doorman-n8n-cli-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Runs one n8n command, such as `['list:workflow']`, and returns what it printed. n8n ends with
 * code 0 after most failures, so `expected` says how the output of a success reads.
 */
export async function runN8nCommand(
	instance: N8nInstance,
	args: string[],
	expected: RegExp,
): Promise<string> {
	mkdirSync(instance.userFolder, { recursive: true });
	const env = await environmentOf(instance);
	return await inScratchFolder(async (folder) => {
		const output = join(folder, 'output.log');
		const how = await exitOf(spawnN8n(args, env, output));
		const printed = readFileSync(output, 'utf8');
		if (how !== 'ended with code 0' || !expected.test(printed)) {
			throw new Error(`n8n ${args.join(' ')} ${how} and did not do its work:\n${printed}`);
		}
		return printed;
	});
}

/** Imports workflow files (each with its `id`); they stay unpublished. */
export async function importWorkflows(instance: N8nInstance, files: string[]): Promise<void> {
	const workflows: unknown[] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
	await inScratchFolder(async (folder) => {
		const input = join(folder, 'workflows.json');
		writeFileSync(input, JSON.stringify(workflows));
		await runN8nCommand(
			instance,
			['import:workflow', `--input=${input}`],
			new RegExp(`Successfully imported ${workflows.length} workflow`),
		);
	});
}

/** Publishes an imported workflow. A running n8n notices at its next start only. */
export async function publishWorkflow(instance: N8nInstance, id: string): Promise<void> {
	const published = /^(?![\s\S]*GOT ERROR)[\s\S]*Publishing workflow with ID/;
	await runN8nCommand(instance, ['publish:workflow', `--id=${id}`], published);
}

/** Imports credentials; what they hold is encrypted with the instance's key on the way. */
export async function importCredentials(
	instance: N8nInstance,
	credentials: PlainCredential[],
): Promise<void> {
	await inScratchFolder(async (folder) => {
		const input = join(folder, 'credentials.json');
		writeFileSync(input, JSON.stringify(credentials), { mode: 0o600 });
		await runN8nCommand(
			instance,
			['import:credentials', `--input=${input}`],
			new RegExp(`Successfully imported ${credentials.length} credential`),
		);
	});
}

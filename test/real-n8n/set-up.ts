import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bootInstance } from '../../sandbox/instance.mts';
import { ensureN8n } from '../../sandbox/n8n-install.mts';
import { packProject } from '../../sandbox/pack-install.mts';
import { artefactsFolder } from './artefacts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The n8n that all suites share. */
		n8nUrl: string;
		/** The packed project, for suites that need an n8n of their own. */
		tarball: string;
	}
}

/** Boots one n8n with the packed tarball for all suites, and stops it after the last one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	await ensureN8n({ report: (line) => console.log(line) });
	const folder = mkdtempSync(join(tmpdir(), 'doorman-real-n8n-'));
	const tarball = await packProject(folder);
	const { n8n } = await bootInstance({ userFolder: join(folder, 'n8n'), tarball });
	project.provide('n8nUrl', n8n.url);
	project.provide('tarball', tarball);
	return async () => {
		await n8n.stop();
		mkdirSync(artefactsFolder, { recursive: true });
		copyFileSync(n8n.logFile, join(artefactsFolder, 'n8n.log'));
		rmSync(folder, { recursive: true, force: true });
	};
}

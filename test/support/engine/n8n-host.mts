import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type * as BackendCommon from '@n8n/backend-common';
import type * as Di from '@n8n/di';
import type * as N8nCore from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';

import { RecordingLogger } from './recording-logger.mts';
import { runScope } from './run-scope.mts';

/**
 * n8n's own packages, set up once per process.
 *
 * They come by `require`: n8n-workflow ships a CommonJS and an ES build, n8n-core uses the first,
 * and the expression engine started in one of them does not exist for the other.
 */
const require = createRequire(import.meta.url);

/** n8n's folder for this process; never a developer's own one. */
export const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'key of the engine in tests and benchmarks';
process.once('exit', removeUserFolder);

require('reflect-metadata');

const requireFromCore = createRequire(require.resolve('n8n-core'));
const di = requireFromCore('@n8n/di') as typeof Di;
const backendCommon = requireFromCore('@n8n/backend-common') as typeof BackendCommon;

export const n8nCore = require('n8n-core') as typeof N8nCore;
export const n8nWorkflow = requireFromCore('n8n-workflow') as typeof N8nWorkflow;

/** n8n's dependency container, for services a test or a benchmark has to put in. */
export const container = di.Container;

/** Everything n8n logs in this process goes here. */
export const logger = new RecordingLogger();
container.set<unknown>(backendCommon.Logger, logger);
n8nWorkflow.LoggerProxy.init(logger);

const settings = container.get(n8nCore.InstanceSettings);
const ownInstanceId = settings.instanceId;
Object.defineProperty(settings, 'instanceId', {
	get: () => runScope.getStore()?.instanceId ?? ownInstanceId,
});

/** The folder of n8n's standard nodes. */
export const standardNodesRoot = join(require.resolve('n8n-nodes-base/package.json'), '..');

// The same settings as n8n's own default for `N8N_EXPRESSION_ENGINE=vm`, with one warm isolate.
const engineOptions = {
	engine: 'vm',
	poolSize: 1,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
	maxCodeCacheSize: 1024,
} as const;

let users = 0;
let started: Promise<void> | undefined;

/** Starts the `vm` expression engine, once for all its users. */
export async function enterHost(): Promise<void> {
	users += 1;
	started ??= n8nWorkflow.Expression.initExpressionEngine(engineOptions);
	await started;
}

/** Lets the last user's process end: stops the expression engine, removes n8n's folder. */
export async function leaveHost(): Promise<void> {
	users -= 1;
	if (users > 0) return;
	started = undefined;
	await n8nWorkflow.Expression.disposeExpressionEngine();
	removeUserFolder();
}

// The test runner kills its processes, so the end of the process alone would leave folders behind.
function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}

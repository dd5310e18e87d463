import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IDataDeduplicator } from 'n8n-workflow';
import { ensureN8n } from '../sandbox/n8n-install.mts';
import { n8nCore } from '../test/support/engine/n8n-host.mts';

/** What n8n keeps of the items that Remove Duplicates saw: one JSON text for each node. */
export interface N8nMemory {
	/** Makes n8n know so many values for the node of this id in this workflow, and nothing else. */
	fill(workflowId: string, nodeId: string, values: readonly string[]): Promise<void>;
	close(): Promise<void>;
}

/** As much of n8n's own packages as is used here; they are not among this project's. */
interface N8nPackages {
	readonly di: { readonly Container: { get<Service>(type: abstract new () => Service): Service } };
	readonly db: {
		readonly DbConnection: abstract new () => Connection;
		readonly WorkflowRepository: abstract new () => Repository;
		readonly ProcessedDataRepository: abstract new () => Repository;
	};
	readonly deduplication: { getDataDeduplicationService(): IDataDeduplicator };
}

interface Connection {
	init(): Promise<void>;
	migrate(): Promise<void>;
	close(): Promise<void>;
}

interface Repository {
	save(entity: object): Promise<unknown>;
}

/**
 * Gives the engine of this process n8n's own memory for Remove Duplicates: the code and the database
 * of the installed n8n, with a fresh SQLite file in its own layout and settings.
 */
export async function startN8nMemory(report: (line: string) => void): Promise<N8nMemory> {
	const { di, db, deduplication } = loadN8n(await ensureN8n({ report }));
	const connection = di.Container.get(db.DbConnection);
	report('making a database of n8n');
	await connection.init();
	await connection.migrate();
	await n8nCore.DataDeduplicationService.init(deduplication.getDataDeduplicationService());
	const workflows = di.Container.get(db.WorkflowRepository);
	const processed = di.Container.get(db.ProcessedDataRepository);
	return {
		fill: async (workflowId, nodeId, values) => {
			await workflows.save({ ...EMPTY_WORKFLOW, id: workflowId, name: workflowId });
			const value = { mode: 'entries', data: values.map(hashOf) };
			await processed.save({ workflowId, context: `n:${nodeId}`, value });
		},
		close: () => connection.close(),
	};
}

/** What n8n remembers belongs to a workflow that it has. */
const EMPTY_WORKFLOW = { active: false, versionId: '1', nodes: [], connections: {} };

/** n8n reads its settings from the environment when its modules load; the user folder is set already. */
function loadN8n(folder: string): N8nPackages {
	const require = createRequire(join(folder, 'node_modules', 'n8n', 'package.json'));
	process.env['N8N_LOG_LEVEL'] = 'silent';
	require('reflect-metadata');
	return {
		di: require('@n8n/di'),
		db: require('@n8n/db'),
		deduplication: require('n8n/dist/deduplication'),
	};
}

/** As n8n hashes a value. */
function hashOf(value: string): string {
	return createHash('md5').update(value).digest('base64');
}

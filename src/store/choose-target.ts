import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from '../vendor/zod';
import { ConfigurationError } from '../errors';
import { isStoreUrl, parseStoreUrl } from './store-url';
import type { StoreTarget } from './target';

/** Names of schemas are put into statements as they are, so only plain ones are taken. */
const schemaName = z
	.string()
	.regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'letters, digits and underscores only')
	.default('doorman');

/** The fields of the credential `doormanStoreApi`, as n8n hands them over. */
export const storeCredentialSchema = z.discriminatedUnion('store', [
	z.object({ store: z.literal('embedded'), filePath: z.string().trim().default('') }),
	z.object({
		store: z.literal('postgres'),
		host: z.string().trim().min(1, 'is empty'),
		port: z.coerce.number().int().min(1).max(65535).default(5432),
		database: z.string().trim().min(1, 'is empty'),
		user: z.string().trim().min(1, 'is empty'),
		password: z.string().default(''),
		schema: schemaName,
		ssl: z.enum(['disable', 'require', 'verify']).default('disable'),
		sslCa: z.string().trim().default(''),
	}),
]);

/** What the process itself says about where it runs. */
export interface Surroundings {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** n8n's command: `start`, `worker`, `webhook`, … */
	readonly command: string | undefined;
}

/**
 * Decides which store a node uses: its credential, else `DOORMAN_STORE_URL`, else the embedded
 * store in the n8n folder. The embedded one is refused in queue mode, where each worker would keep
 * a memory of its own.
 *
 * @param credential the decrypted credential, when the node has one
 */
export function chooseTarget(credential: unknown, surroundings: Surroundings): StoreTarget {
	const target =
		credential === undefined
			? instanceTarget(surroundings)
			: credentialTarget(credential, surroundings);
	if (target.kind === 'embedded' && isQueueMode(surroundings)) {
		throw new ConfigurationError(
			'The embedded store cannot be used in queue mode: every worker would keep a memory of its own',
			'Set DOORMAN_STORE_URL=postgres://user:password@host:5432/database on the main, webhook and worker processes, or select a Doorman Store credential with PostgreSQL in the node.',
		);
	}
	return target;
}

function instanceTarget(surroundings: Surroundings): StoreTarget {
	const url = surroundings.env['DOORMAN_STORE_URL']?.trim();
	if (url === undefined || url === '') return embeddedTarget('', surroundings);
	return parseStoreUrl(url);
}

function credentialTarget(credential: unknown, surroundings: Surroundings): StoreTarget {
	const parsed = storeCredentialSchema.safeParse(credential);
	if (!parsed.success) {
		const details = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		throw new ConfigurationError(
			`The Doorman Store credential is incomplete (${details.join('; ')})`,
			'Open the credential and correct these fields.',
		);
	}
	if (parsed.data.store === 'embedded') return embeddedTarget(parsed.data.filePath, surroundings);
	const { store, sslCa, ...server } = parsed.data;
	return { kind: store, ...server, sslCa: sslCa === '' ? undefined : sslCa };
}

function embeddedTarget(filePath: string, { env }: Surroundings): StoreTarget {
	if (filePath === '') return { kind: 'embedded', filePath: defaultFilePath(env) };
	if (isStoreUrl(filePath)) return parseStoreUrl(filePath);
	return { kind: 'embedded', filePath: resolve(filePath) };
}

/** Where n8n itself keeps its things: `N8N_USER_FOLDER`, else the home folder, plus `.n8n`. */
function defaultFilePath(env: Surroundings['env']): string {
	const userFolder = env['N8N_USER_FOLDER'] ?? env['HOME'] ?? homedir();
	return join(userFolder, '.n8n', 'doorman', 'doorman.sqlite');
}

function isQueueMode({ env, command }: Surroundings): boolean {
	return env['EXECUTIONS_MODE'] === 'queue' || command === 'worker' || command === 'webhook';
}

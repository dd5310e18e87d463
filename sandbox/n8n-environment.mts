import { delimiter, dirname } from 'node:path';

export type N8nRole = 'main' | 'worker' | 'webhook';

export interface N8nEnvironmentOptions {
	role: N8nRole;
	/** n8n keeps its state in `<userFolder>/.n8n`; it is the process's home folder as well. */
	userFolder: string;
	/** Main and webhook processes listen here; a worker answers its health check here. */
	port: number;
	/** The task broker's port. Every process needs one of its own. */
	brokerPort: number;
	/** The same for all processes of one instance. */
	encryptionKey?: string;
	/** Added last, so it wins. */
	env?: Record<string, string>;
}

const ENCRYPTION_KEY = 'doorman-sandbox-on-this-machine-only';

/** Everything in n8n that would speak to the outside is off. */
const SILENT = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// n8n asks its directory of MCP servers at start otherwise.
	N8N_DISABLED_MODULES: 'mcp-registry',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

/** Of this machine's own environment; an N8N_, DB_ or DOORMAN_ setting here must not leak in. */
const INHERITED = ['LANG', 'LC_ALL', 'TMPDIR', 'SystemRoot'];

function inherited(): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const name of INHERITED) {
		const value = process.env[name];
		if (value !== undefined) kept[name] = value;
	}
	return kept;
}

/** n8n starts its task runner with the `node` it finds first. */
function pathWithThisNode(): string {
	return [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
}

function portsOf(options: N8nEnvironmentOptions): Record<string, string> {
	const broker = { N8N_RUNNERS_BROKER_PORT: String(options.brokerPort) };
	if (options.role === 'worker') {
		return {
			...broker,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(options.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
	}
	return {
		...broker,
		N8N_PORT: String(options.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// For the addresses that n8n shows: `localhost` may be ::1, where nobody listens.
		N8N_HOST: '127.0.0.1',
	};
}

/** The whole environment of a silent, headless n8n that listens on loopback only. */
export function n8nEnvironment(options: N8nEnvironmentOptions): Record<string, string> {
	return {
		...inherited(),
		PATH: pathWithThisNode(),
		HOME: options.userFolder,
		N8N_USER_FOLDER: options.userFolder,
		N8N_ENCRYPTION_KEY: options.encryptionKey ?? ENCRYPTION_KEY,
		GENERIC_TIMEZONE: 'UTC',
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...SILENT,
		...portsOf(options),
		...options.env,
	};
}

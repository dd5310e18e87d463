import type { INodeProperties } from 'n8n-workflow';

const LOCAL = /^(localhost|127\.|0\.0\.0\.0|\[::1?\])/i;

/**
 * A notice for nodes with an address of their own, while that address leads to this machine only.
 * n8n reads these settings when it starts, and so does this: `WEBHOOK_URL`, else `N8N_HOST`, else
 * localhost.
 */
export function reachabilityNotice(
	env: Readonly<Record<string, string | undefined>> = process.env,
): INodeProperties[] {
	if (!LOCAL.test(publicHost(env))) return [];
	return [
		{
			displayName:
				'Senders on the internet cannot reach this n8n yet: its address is localhost. Ask whoever runs n8n to set the environment variable WEBHOOK_URL to the address it has on the internet, such as https://n8n.example.com/, and to restart it. Until then only this machine can use the webhook URLs above.',
			name: 'reachabilityNotice',
			type: 'notice',
			default: '',
		},
	];
}

function publicHost(env: Readonly<Record<string, string | undefined>>): string {
	const url = (env['N8N_WEBHOOK_URL'] ?? env['WEBHOOK_URL'] ?? '').replace(/^["']|["']$/g, '');
	if (URL.canParse(url)) return new URL(url).hostname;
	return env['N8N_HOST'] ?? 'localhost';
}

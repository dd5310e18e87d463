import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const postgresOnly = { displayOptions: { show: { store: ['postgres'] } } };

export class DoormanStoreApi implements ICredentialType {
	name = 'doormanStoreApi';

	displayName = 'Doorman Store API';

	icon = { light: 'file:doorman-store.svg', dark: 'file:doorman-store.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-doorman/n8n-nodes-doorman#choosing-the-store';

	properties: INodeProperties[] = [
		{
			displayName: 'Store',
			name: 'store',
			type: 'options',
			options: [
				{
					name: 'Embedded (a File on This Machine)',
					value: 'embedded',
					description: 'For one n8n process. Nothing to install.',
				},
				{
					name: 'PostgreSQL',
					value: 'postgres',
					description: 'For queue mode, or several n8n on the same data',
				},
			],
			default: 'embedded',
			description: 'Where Doorman remembers what it has seen, decided and sent',
		},
		{
			displayName: 'File Path',
			name: 'filePath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /home/node/.n8n/doorman/doorman.sqlite',
			description:
				'Leave empty for the usual place in the n8n folder. The folder must survive restarts: in Docker it belongs on a volume.',
			displayOptions: { show: { store: ['embedded'] } },
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			placeholder: 'e.g. postgres',
			...postgresOnly,
		},
		{ displayName: 'Port', name: 'port', type: 'number', default: 5432, ...postgresOnly },
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: 'postgres',
			placeholder: 'e.g. n8n',
			description: "May be n8n's own database: Doorman keeps to a schema of its own in it",
			...postgresOnly,
		},
		{ displayName: 'User', name: 'user', type: 'string', default: 'postgres', ...postgresOnly },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			...postgresOnly,
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'doorman',
			description: 'Made on first use when the user may create schemas',
			...postgresOnly,
		},
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{ name: 'Disable', value: 'disable' },
				{
					name: 'Require',
					value: 'require',
					description: 'Encrypt, without checking who the server is',
				},
				{
					name: 'Verify',
					value: 'verify',
					description: "Encrypt and check the server's certificate",
				},
			],
			default: 'disable',
			...postgresOnly,
		},
		{
			displayName: 'CA Certificate',
			name: 'sslCa',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			description: "The certificate authority in PEM form, when the server's is not a public one",
			displayOptions: { show: { store: ['postgres'], ssl: ['require', 'verify'] } },
		},
	];
}

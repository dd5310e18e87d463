import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class DoormanWebhookApi implements ICredentialType {
	name = 'doormanWebhookApi';

	displayName = 'Doorman Webhook API';

	icon = { light: 'file:doorman-webhook.svg', dark: 'file:doorman-webhook.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-doorman/n8n-nodes-doorman#intake-trigger';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'What the sender signs its requests with. Facebook calls it App Secret, Calendly and Stripe Signing Key or Secret.',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'While you change the secret: the one that was valid before. Requests signed with either are taken.',
		},
		{
			displayName: 'Verify Token',
			name: 'verifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for Facebook: the text that you also enter where you give it the address',
		},
	];
}

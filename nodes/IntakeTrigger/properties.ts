import type { INodeProperties } from 'n8n-workflow';
import type { Preset } from '../../src/intake/presets';
import { reachabilityNotice } from '../../src/n8n/webhook-address';

const signatureOptions = [
	{
		name: 'None',
		value: 'none',
		description: 'Take leads from anybody who knows the address',
	},
	{
		name: 'HMAC in a Header, Base64',
		value: 'base64',
		description: 'For senders that sign the body and write the signature in Base64',
	},
	{
		name: 'HMAC in a Header, Hex',
		value: 'hex',
		description: 'For senders that sign the body and write the signature in hexadecimal digits',
	},
	{ name: 'Calendly', value: 'calendly', description: 'Calendly-Webhook-Signature' },
	{
		name: 'Facebook Lead Ads',
		value: 'facebook',
		description: 'X-Hub-Signature-256, and the call by which Facebook verifies the address',
	},
	{ name: 'Stripe', value: 'stripe', description: 'Stripe-Signature, and whoever signs alike' },
	{ name: 'Typeform', value: 'typeform', description: 'Typeform-Signature' },
] satisfies { name: string; value: Preset; description: string }[];

const describedHere = { '/signature': ['hex', 'base64'] satisfies Preset[] };
const withTimestamp = {
	'/signature': ['hex', 'base64', 'calendly', 'stripe'] satisfies Preset[],
};

export const properties: INodeProperties[] = [
	...reachabilityNotice(),
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		placeholder: 'e.g. leads',
		description:
			'The end of the address that leads are posted to. Leave empty for one that nobody can guess.',
	},
	{
		displayName: 'Signature',
		name: 'signature',
		type: 'options',
		noDataExpression: true,
		options: signatureOptions,
		default: 'none',
		description:
			'How the sender proves that a lead comes from it. The secret is kept in the credential. What is not signed with it is refused with 401.',
	},
	{
		displayName: 'Header',
		name: 'header',
		type: 'string',
		default: 'X-Signature',
		placeholder: 'e.g. X-Hub-Signature-256',
		description: 'The header that holds the signature',
		displayOptions: { show: { signature: describedHere['/signature'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Leads per Minute',
				name: 'maxPerMinute',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 60,
				description:
					'How many leads start the workflow within any minute. The others wait in the store. Without this option, or with 0, there is no limit.',
			},
			{
				displayName: 'Runs at Once',
				name: 'maxRunning',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 10,
				description: 'How many leads may be in the workflow at the same time',
			},
			{
				displayName: 'Tries',
				name: 'tries',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
				default: 8,
				description:
					'How often a lead is tried, with growing pauses, before it becomes a dead letter. Eight tries take up to an hour and a half.',
			},
			{
				displayName: 'Signature Algorithm',
				name: 'algorithm',
				type: 'options',
				options: [
					{ name: 'SHA-256', value: 'sha256' },
					{ name: 'SHA-512', value: 'sha512' },
					{
						name: 'SHA-1',
						value: 'sha1',
						description: 'Only for senders that offer nothing better',
					},
				],
				default: 'sha256',
				displayOptions: { show: describedHere },
			},
			{
				displayName: 'Signature Prefix',
				name: 'prefix',
				type: 'string',
				default: '',
				placeholder: 'e.g. sha256=',
				description: 'What stands before the signature in its header',
				displayOptions: { show: describedHere },
			},
			{
				displayName: 'Timestamp Header',
				name: 'timestampHeader',
				type: 'string',
				default: '',
				placeholder: 'e.g. X-Timestamp',
				description:
					'The header with the time of sending, for senders that sign the time, a dot and the body together. Leave empty when only the body is signed.',
				displayOptions: { show: describedHere },
			},
			{
				displayName: 'Timestamp Tolerance (Minutes)',
				name: 'toleranceMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 5,
				description:
					'How far the signed time may be from now, so that nobody can send an old request again',
				displayOptions: { show: withTimestamp },
			},
		],
	},
];

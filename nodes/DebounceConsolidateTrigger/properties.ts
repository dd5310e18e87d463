import type { INodeProperties } from 'n8n-workflow';
import { maxTriesOption } from '../DebounceConsolidate/close-windows.operation';
import { consolidationProperty } from '../DebounceConsolidate/consolidation-parameters';
import { queueProperty } from '../DebounceConsolidate/queue-parameters';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Each notification starts the workflow once and is done with when that run ends well. When the run fails it goes out again, the same as before. Where nothing was sent, end with Acknowledge and its option Nothing Was Sent, so that no cooldown starts.',
		name: 'acknowledgeNotice',
		type: 'notice',
		default: '',
	},
	queueProperty,
	consolidationProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Notifications per Minute',
				name: 'maxPerMinute',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 60,
				description:
					'How many notifications start the workflow within any minute. The others wait, and so do their windows. 0 sets no limit.',
			},
			{
				displayName: 'Runs at Once',
				name: 'maxRunning',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 10,
				description: 'How many notifications may be in the workflow at the same time',
			},
			maxTriesOption,
		],
	},
];

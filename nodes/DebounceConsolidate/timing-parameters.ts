import type { INodeProperties } from 'n8n-workflow';
import { typeKey } from '../../src/debounce/queue-events';
import type { TimingRow } from '../../src/debounce/timing-table';
import type { Wait } from '../../src/debounce/waiting';
import { z } from '../../src/vendor/zod';

const MINUTE_MS = 60_000;

/** A list of types as an ops person writes it: `price_drop, price_increase`. */
export const eventTypesSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((text) =>
		String(text ?? '')
			.split(/[,;\n]/)
			.map(typeKey)
			.filter((type) => type !== undefined),
	);

const minutes = z.coerce.number().min(0).default(0);
/** A text, or the number that somebody typed instead. */
export const textSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => String(value ?? '').trim());

const timingRowSchema = z
	.object({
		eventTypes: eventTypesSchema,
		template: textSchema,
		wait: z.enum(['quietPeriod', 'fixedDelay', 'atOnce']).default('quietPeriod'),
		quietMinutes: minutes.default(30),
		maxWaitMinutes: minutes.default(240),
		maxEvents: z.coerce.number().int().min(0).default(0),
		delayMinutes: minutes.default(60),
		waitsWith: textSchema,
		cooldownMinutes: minutes,
		priority: z.enum(['high', 'normal', 'low']).default('normal'),
	})
	.transform(
		(row): TimingRow => ({
			eventTypes: row.eventTypes,
			template: row.template,
			group: row.waitsWith,
			wait: waitOf(row),
			maxEvents: row.wait === 'quietPeriod' && row.maxEvents > 0 ? row.maxEvents : undefined,
			cooldownMs: row.cooldownMinutes * MINUTE_MS,
			priority: { high: 1, normal: 0, low: -1 }[row.priority],
		}),
	);

function waitOf(row: {
	wait: 'quietPeriod' | 'fixedDelay' | 'atOnce';
	quietMinutes: number;
	maxWaitMinutes: number;
	delayMinutes: number;
}): Wait {
	if (row.wait === 'atOnce') return { kind: 'at_once' };
	if (row.wait === 'fixedDelay') {
		return { kind: 'fixed_delay', delayMs: row.delayMinutes * MINUTE_MS };
	}
	return {
		kind: 'quiet_period',
		quietMs: row.quietMinutes * MINUTE_MS,
		maxWaitMs: row.maxWaitMinutes > 0 ? row.maxWaitMinutes * MINUTE_MS : undefined,
	};
}

const row = {
	eventTypes: '',
	template: '',
	wait: 'quietPeriod',
	quietMinutes: 30,
	maxWaitMinutes: 240,
	maxEvents: 0,
	delayMinutes: 60,
	waitsWith: 'listings',
	cooldownMinutes: 0,
	priority: 'normal',
} as const;

/** News about homes waits together; a change of status is soon told and keeps quiet what it overtakes. */
const defaultRows = [
	{ ...row, eventTypes: 'new_listing, coming_soon', template: 'new_listing' },
	{ ...row, eventTypes: 'price_drop', template: 'price_drop' },
	{ ...row, eventTypes: 'price_increase, price_change', template: 'price_change' },
	{ ...row, eventTypes: 'open_house', template: 'open_house' },
	{
		...row,
		eventTypes: 'back_on_market',
		template: 'back_on_market',
		quietMinutes: 10,
		maxWaitMinutes: 60,
		priority: 'high' as const,
	},
	{
		...row,
		eventTypes:
			'status_change, pending, active_under_contract, closed, sold, withdrawn, expired, canceled',
		template: 'status_change',
		quietMinutes: 10,
		maxWaitMinutes: 60,
		priority: 'high' as const,
	},
];

export const timingSchema = z
	.object({ rows: z.array(timingRowSchema).default([]) })
	.prefault({ rows: defaultRows })
	.transform(({ rows }) => rows);

export const timingProperty: INodeProperties = {
	displayName: 'Timing',
	name: 'timing',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Event Types', sortable: true },
	placeholder: 'Add Event Types',
	default: { rows: defaultRows },
	description:
		'How long events wait and which mail they lead to. An event keeps the timing it was queued with. Types that no row names are dropped.',
	options: [
		{
			displayName: 'Event Types',
			name: 'rows',
			values: [
				{
					displayName: 'Event Types',
					name: 'eventTypes',
					type: 'string',
					default: '',
					placeholder: 'e.g. price_drop, price_increase',
					description:
						'One type or several, separated by commas. * stands for every type that no other row names.',
				},
				{
					displayName: 'Mail Template',
					name: 'template',
					type: 'string',
					default: '',
					placeholder: 'e.g. price_drop',
					description:
						'Which mail such an event leads to when it goes out alone. Leave empty for events that are never mailed themselves but keep others quiet.',
				},
				{
					displayName: 'Wait',
					name: 'wait',
					type: 'options',
					options: [
						{
							name: 'Quiet Period',
							value: 'quietPeriod',
							description: 'Until nothing more has come in for a while',
						},
						{
							name: 'Fixed Delay',
							value: 'fixedDelay',
							description: 'So long after the event happened, at once if that is past',
						},
						{ name: 'At Once', value: 'atOnce', description: 'Do not wait' },
					],
					default: 'quietPeriod',
				},
				{
					displayName: 'Quiet Period (Minutes)',
					name: 'quietMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 30,
					displayOptions: { show: { wait: ['quietPeriod'] } },
					description: 'The window closes when nothing has come in for so long',
				},
				{
					displayName: 'Wait No Longer Than (Minutes)',
					name: 'maxWaitMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 240,
					displayOptions: { show: { wait: ['quietPeriod'] } },
					description:
						'However much comes in, the window closes so long after its first event. 0 sets no limit.',
				},
				{
					displayName: 'Close at So Many Events',
					name: 'maxEvents',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					displayOptions: { show: { wait: ['quietPeriod'] } },
					description: 'With so many events the window closes at once. 0 sets no limit.',
				},
				{
					displayName: 'Delay (Minutes)',
					name: 'delayMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 60,
					displayOptions: { show: { wait: ['fixedDelay'] } },
					description: 'Counted from when the event happened',
				},
				{
					displayName: 'Waits Together With',
					name: 'waitsWith',
					type: 'string',
					default: 'listings',
					placeholder: 'e.g. listings',
					description:
						'Name of a group. Events of all rows with the same name wait together and can become one mail. Leave empty to let each type wait alone.',
				},
				{
					displayName: 'Cooldown (Minutes)',
					name: 'cooldownMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description:
						'For so long after such a mail the same user gets no other about an event of the same type. Such events are held back.',
				},
				{
					displayName: 'Priority',
					name: 'priority',
					type: 'options',
					options: [
						{ name: 'High', value: 'high' },
						{ name: 'Normal', value: 'normal' },
						{ name: 'Low', value: 'low' },
					],
					default: 'normal',
					description: 'Which notifications go out first when many are ready',
				},
			],
		},
	],
};

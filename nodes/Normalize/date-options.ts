import type { INodeProperties } from 'n8n-workflow';
import { ConfigurationError } from '../../src/errors';
import { readOptions, type Parameters } from '../../src/n8n/parameters';
import type { DateTerms } from '../../src/normalize/dates';
import { readTimeZone } from '../../src/normalize/time-zone';
import { z } from '../../src/vendor/zod';

/** How dates come in. */
export const dateOptions: INodeProperties[] = [
	{
		displayName: 'Dates Like 03/04/2026 Have',
		name: 'dateOrder',
		type: 'options',
		options: [
			{ name: 'The Month First (US)', value: 'monthFirst' },
			{ name: 'The Day First', value: 'dayFirst' },
		],
		default: 'monthFirst',
		description:
			'What comes first in dates of digits with the year last. Dates that begin with the year, or name the month, are read either way.',
	},
	{
		displayName: 'Time Zone of the Source',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/New_York',
		description:
			'What times are in that come without a time zone. Leave empty to find such times doubtful rather than guess.',
	},
	{
		displayName: 'Numbers Like 45000 Are Dates',
		name: 'serialDates',
		type: 'boolean',
		default: false,
		description:
			'Whether numbers of five digits in date fields are days as Excel and Google Sheets count them',
	},
];

/** How dates go out. */
export const dateFormOption: INodeProperties = {
	displayName: 'Write Dates As',
	name: 'dateForm',
	type: 'options',
	options: [
		{ name: 'ISO 8601 (2026-03-04T00:00:00.000Z)', value: 'iso' },
		{ name: 'MM/DD/YYYY (03/04/2026)', value: 'monthDayYear' },
	],
	default: 'iso',
	description: 'MM/DD/YYYY has no time of day. Other Doorman nodes compare times in ISO 8601.',
};

const optionsSchema = z.object({
	dateOrder: z.enum(['monthFirst', 'dayFirst']).default('monthFirst'),
	timeZone: z
		.string()
		.default('')
		.transform((zone) => (zone.trim() === '' ? undefined : (readTimeZone(zone).value ?? false)))
		.pipe(z.union([z.string(), z.undefined()], 'Use a time zone such as America/New_York')),
	serialDates: z.boolean().default(false),
	dateForm: z.enum(['iso', 'monthDayYear']).default('iso'),
});

/** How dates come in and go out; refuses terms under which a date could change when it is read again. */
export function readDateTerms(parameters: Parameters): DateTerms {
	const { dateOrder, timeZone, serialDates, dateForm } = readOptions(parameters, optionsSchema);
	if (dateOrder === 'dayFirst' && dateForm === 'monthDayYear') {
		throw new ConfigurationError(
			'Dates cannot be read with the day first and written with the month first: nobody could tell 03/04/2026 before from 03/04/2026 after',
			'In the options, write dates as ISO 8601.',
		);
	}
	return { order: dateOrder, timeZone, hasSerials: serialDates, form: dateForm };
}

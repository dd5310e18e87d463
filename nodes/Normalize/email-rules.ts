import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { inTitle } from '../../src/normalize/field-words';
import type { EmailRules } from '../../src/normalize/lead-email/source-rules';
import { leadTargets } from '../../src/normalize/lead-targets';
import { z } from '../../src/vendor/zod';

const inEmailFormat = { show: { inputFormat: ['email'] } };

/** The tables in which users teach the node mails it does not know. */
export const emailRuleProperties: INodeProperties[] = [
	{
		displayName:
			'Known without any table: Zillow, Trulia, HotPads, StreetEasy, Realtor.com, Apartments.com, Homes.com, Redfin, Facebook, common web forms, and all mails with lead meta tags, ADF or JSON. Bounces, newsletters, automatic answers and mails in which nobody asks go to Rejected with the reason <code>unparsed_email</code>.',
		name: 'emailNotice',
		type: 'notice',
		default: '',
		displayOptions: inEmailFormat,
	},
	{
		displayName: 'Email Sources',
		name: 'emailSources',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: 'Add a Source',
			fixedCollection: { itemTitle: '={{ $collection.item.value.source }}' },
		},
		placeholder: 'Add a Source',
		default: {},
		displayOptions: inEmailFormat,
		description:
			'Which sender or subject belongs to which source. The first row that fits counts, before the known sources.',
		options: [
			{
				displayName: 'Source',
				name: 'values',
				values: [
					{
						displayName: 'Source',
						name: 'source',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. Hillside Homes',
						description: 'What leads in these mails have as their source',
					},
					{
						displayName: 'Sender',
						name: 'sender',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. hillsidehomes.com, leads@example.com',
						description: 'Domains or addresses the mails come from, separated by commas',
					},
					{
						displayName: 'Subject Contains',
						name: 'subject',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. New Hillside inquiry',
						description: 'For mails from other senders: words of the subject',
					},
					{
						displayName: 'Sentences',
						name: 'sentences',
						type: 'string',
						noDataExpression: true,
						typeOptions: { rows: 2 },
						default: '',
						placeholder: 'e.g. [Full Name] is asking about [Property Address]',
						description:
							'Subjects or lines that say something without labels, one on a line, with the fields in square brackets',
					},
				],
			},
		],
	},
	{
		displayName: 'Email Labels',
		name: 'emailLabels',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: 'Add a Label',
			fixedCollection: { itemTitle: '={{ $collection.item.value.label }}' },
		},
		placeholder: 'Add a Label',
		default: {},
		displayOptions: inEmailFormat,
		description:
			'Only for labels that are not recognized, such as "Best Way to Reach You": which label in a mail feeds which field of the lead',
		options: [
			{
				displayName: 'Label',
				name: 'values',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. Best Way to Reach You',
						description: 'As it stands in the mail; case, spaces and the colon do not count',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						noDataExpression: true,
						options: leadTargets.map((value) => ({ name: inTitle(value), value })),
						default: 'phone',
						description: 'The field of the lead',
					},
					{
						displayName: 'Only in Mails Of',
						name: 'source',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. Hillside Homes',
						description: 'The source whose label it is; empty for all mails',
					},
				],
			},
		],
	},
];

function tableOf<Row extends z.ZodType>(row: Row) {
	return z.object({ values: z.array(row).default([]) }).default({ values: [] });
}

const sourcesSchema = tableOf(
	z.object({
		source: z.string().trim().min(1, 'Give the source a name'),
		sender: z.string().default(''),
		subject: z.string().default(''),
		sentences: z.string().default(''),
	}),
);
const labelsSchema = tableOf(
	z.object({
		label: z.string().default(''),
		field: z.enum(leadTargets),
		source: z.string().trim().default(''),
	}),
);

/** Reads both tables; lists in their cells are taken apart. */
export function readEmailRules(parameters: Parameters): EmailRules {
	const sources = parameters.once('emailSources', sourcesSchema).values;
	const labels = parameters.once('emailLabels', labelsSchema).values;
	return {
		sources: sources.map(({ source, sender, subject, sentences }) => ({
			source,
			senders: parts(sender, /[,;\s]+/),
			subjects: parts(subject, /\n|;/),
			sentences: parts(sentences, /\n/),
		})),
		labels: labels.map(({ label, field, source }) => ({ label, target: field, source })),
	};
}

function parts(text: string, separator: RegExp): string[] {
	return text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

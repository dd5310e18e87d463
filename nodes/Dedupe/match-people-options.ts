import type { INodeProperties } from 'n8n-workflow';
import { survivorshipRules, type SurvivorshipTerms } from '../../src/dedupe/people/survivorship';
import { liveDataSchema } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { modelChangesOption, modelOptionsShape, thresholdOptions } from './model-options';
import { livePeopleOption } from './people-parameters';

const DAY_MS = 86_400_000;

const ruleNames = {
	mostComplete: 'The Most Complete',
	newest: 'The Newest',
	trustedSource: 'From the Most Trusted Source',
} as const;

const details = [
	{ name: 'Address', value: 'address' },
	{ name: 'Birth Date', value: 'birth' },
	{ name: 'Company', value: 'company' },
	{ name: 'Email', value: 'email' },
	{ name: 'Name', value: 'name' },
	{ name: 'Other Fields', value: 'other' },
	{ name: 'Phone', value: 'phone' },
] as const;

export const matchPeopleOptions: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '={{ $json.source }}',
		placeholder: 'e.g. crm',
		description: 'Where the item comes from. Lead IDs of two sources never mean the same lead.',
	},
	{
		displayName: 'Identify By',
		name: 'identifyBy',
		type: 'string',
		default: 'email, phone',
		placeholder: 'e.g. email, phone, license_number',
		description:
			'Fields separated by commas that say for certain who somebody is, as long as one person only has the value. Addresses of portals and of jobs (info@) never do.',
	},
	{
		displayName: 'When Sources Differ, Keep',
		name: 'survivorship',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Rule',
			fixedCollection: {
				itemTitle: '={{ $collection.item.value.detail }}: {{ $collection.item.value.keep }}',
			},
		},
		placeholder: 'Add Rule',
		default: {},
		description:
			'Which of two different values a person keeps. Without a rule: the most complete name and address, and the newest of everything else. An address is always kept as a whole.',
		options: [
			{
				displayName: 'Rule',
				name: 'values',
				values: [
					{
						displayName: 'Of',
						name: 'detail',
						type: 'options',
						noDataExpression: true,
						options: [...details],
						default: 'address',
					},
					{
						displayName: 'Keep',
						name: 'keep',
						type: 'options',
						noDataExpression: true,
						options: survivorshipRules
							.map((value) => ({ name: ruleNames[value], value }))
							.sort((a, b) => a.name.localeCompare(b.name, 'en')),
						default: 'newest',
					},
				],
			},
		],
	},
	{
		displayName: 'Trusted Sources',
		name: 'trustedSources',
		type: 'string',
		default: '',
		placeholder: 'e.g. crm, web, zillow',
		description: 'Sources separated by commas, the most trusted first',
	},
	{
		displayName: 'Enrichment Sources',
		name: 'enrichmentSources',
		type: 'string',
		default: '',
		placeholder: 'e.g. clearbit, skip-trace',
		description:
			'Sources separated by commas that did not ask the person. They fill in what nobody said and never replace what the person typed.',
	},
	{
		displayName: 'Keep These Fields Too',
		name: 'alsoKept',
		type: 'string',
		default: '',
		placeholder: 'e.g. budget_cents, timeline',
		description:
			'Fields separated by commas to remember of each person, beside name, email, phone, address, company and birth date',
	},
	{
		displayName: 'Said At',
		name: 'saidAt',
		type: 'string',
		default: '={{ $json.received_at }}',
		placeholder: 'e.g. {{ $json.updated_at }}',
		description: 'When the person said this. A late item does not replace what is newer.',
	},
	{
		displayName: 'Forget After (Days)',
		name: 'rememberDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'A person who was not met for so many days is forgotten with everything known about them. 0 never forgets.',
	},
	...thresholdOptions,
	modelChangesOption,
	livePeopleOption,
];

const listSchema = (usual: string) =>
	z
		.string()
		.default(usual)
		.transform((list) =>
			list
				.split(',')
				.map((member) => member.trim())
				.filter((member) => member !== ''),
		);

const sourcesSchema = listSchema('').transform((sources) =>
	sources.map((source) => source.toLowerCase()),
);

const survivorshipSchema = z
	.object({
		values: z
			.array(
				z.object({
					detail: z.enum(['address', 'birth', 'company', 'email', 'name', 'other', 'phone']),
					keep: z.enum(survivorshipRules),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

export const matchOptionsSchema = z.object({
	identifyBy: listSchema('email, phone'),
	survivorship: survivorshipSchema,
	trustedSources: sourcesSchema,
	enrichmentSources: sourcesSchema,
	alsoKept: listSchema(''),
	rememberDays: z.number().min(0).default(0),
	...modelOptionsShape,
	...liveDataSchema.shape,
});

export type MatchOptions = z.infer<typeof matchOptionsSchema>;

export function survivorshipOf({ survivorship, trustedSources }: MatchOptions): SurvivorshipTerms {
	const rules = new Map(survivorship.values.map(({ detail, keep }) => [detail as string, keep]));
	return { rules, trustedSources };
}

/** @param atMostMs however long the options say */
export function rememberMsOf(
	{ rememberDays }: MatchOptions,
	atMostMs: number | undefined,
): number | undefined {
	if (atMostMs !== undefined) return atMostMs;
	return rememberDays === 0 ? undefined : rememberDays * DAY_MS;
}

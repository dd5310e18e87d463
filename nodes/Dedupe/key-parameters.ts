import type { INodeProperties } from 'n8n-workflow';
import { composeKey, type Key, type KeyForm } from '../../src/dedupe/key';
import type { Parameters } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';

const keyForms = [
	'ignoreCase',
	'ignoreAccents',
	'lettersAndDigits',
	'digits',
] as const satisfies readonly KeyForm[];

const keyFormOptions = [
	{ name: 'Upper and Lower Case', value: 'ignoreCase' },
	{ name: 'Letters With and Without Accents', value: 'ignoreAccents' },
	{ name: 'With and Without Spaces and Punctuation', value: 'lettersAndDigits' },
	{ name: 'Anything but Digits (for Phone Numbers)', value: 'digits' },
] satisfies { name: string; value: KeyForm }[];

export const ledgerProperty: INodeProperties = {
	displayName: 'Ledger',
	name: 'ledger',
	type: 'string',
	default: '',
	placeholder: 'e.g. leads',
	description:
		'Name of the list of keys to remember in. Nodes and workflows with the same name share what they have seen. Leave empty for a list of this workflow alone.',
};

const sameAs: INodeProperties = {
	displayName: 'Treat as the Same',
	name: 'sameAs',
	type: 'multiOptions',
	options: keyFormOptions,
	default: [],
	description:
		'Differences that do not count when values are compared. Spaces at both ends never count.',
};

export const keyOptions: INodeProperties[] = [
	{ ...sameAs, name: 'keySameAs', displayName: 'Treat Keys as the Same' },
	{
		displayName: 'Further Key Parts',
		name: 'keyParts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Part' },
		placeholder: 'Add Part',
		default: {},
		description:
			'More values that must be equal as well, for example the property next to the person',
		options: [
			{
				displayName: 'Part',
				name: 'values',
				values: [
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. {{ $json.mls_id }}',
						description: 'A value of the item, usually an expression',
					},
					sameAs,
					{
						displayName: 'May Be Empty',
						name: 'mayBeEmpty',
						type: 'boolean',
						default: false,
						description:
							'Whether an item without this value still has a key. Otherwise it is handled as an item without a key.',
					},
				],
			},
		],
	},
];

const keySchema = z.unknown();
const keyFormsSchema = z.array(z.enum(keyForms)).default([]);

const keyPartsSchema = z
	.object({
		values: z
			.array(
				z.object({
					value: z.unknown(),
					sameAs: keyFormsSchema,
					mayBeEmpty: z.boolean().default(false),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

export interface KeyReading {
	/** Whether parts of a key that was composed before may be empty. */
	readonly mayHaveEmptyParts: boolean;
}

/** Reads the key of each item from the Key field and the key options. */
export function readKeys(
	parameters: Parameters,
	{ mayHaveEmptyParts }: KeyReading,
): (itemIndex: number) => Key | undefined {
	const main = parameters.perItem('key', keySchema);
	const mainForms = parameters.once('options.keySameAs', keyFormsSchema);
	const furtherParts = parameters.perItem('options.keyParts', keyPartsSchema);
	return (itemIndex) =>
		composeKey([
			{ value: main(itemIndex), forms: mainForms, mayBeEmpty: mayHaveEmptyParts },
			...furtherParts(itemIndex).values.map(({ value, sameAs: forms, mayBeEmpty }) => ({
				value,
				forms,
				mayBeEmpty: mayBeEmpty || mayHaveEmptyParts,
			})),
		]);
}

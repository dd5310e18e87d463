import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Step } from '../../src/n8n/operation';
import type { InputParts } from '../../src/normalize/input-format';
import { z } from '../../src/vendor/zod';

const inEmailFormat = { show: { '/inputFormat': ['email'] } };

interface PartField {
	readonly name: 'subject' | 'from' | 'replyTo' | 'text' | 'html';
	readonly displayName: string;
	readonly placeholder: string;
	readonly description: string;
}

const parts: readonly PartField[] = [
	{
		name: 'subject',
		displayName: 'Subject',
		placeholder: 'e.g. {{ $json.title }}',
		description: 'Only if it is not found by itself, as it is behind the IMAP and Gmail triggers',
	},
	{
		name: 'from',
		displayName: 'From',
		placeholder: 'e.g. {{ $json.sender_address }}',
		description: 'Only if the sender is not found by itself',
	},
	{
		name: 'replyTo',
		displayName: 'Reply To',
		placeholder: 'e.g. {{ $json.answer_to }}',
		description: 'Only if the address for answers is not found by itself',
	},
	{
		name: 'text',
		displayName: 'Text',
		placeholder: 'e.g. {{ $json.content }}',
		description: 'Only if the plain text of the mail is not found by itself',
	},
	{
		name: 'html',
		displayName: 'HTML',
		placeholder: 'e.g. {{ $json.page }}',
		description: 'Only if the HTML of the mail is not found by itself',
	},
];

/** Where the parts of a mail are, for items that have them under unusual names. */
export const emailPartOptions: INodeProperties[] = parts.map(
	({ name, displayName, placeholder, description }) => ({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder,
		description,
		displayOptions: inEmailFormat,
	}),
);

/** Reads what the options point at, and the attached texts, for each item. */
export async function readEmailParts(step: Step): Promise<(itemIndex: number) => InputParts> {
	const given = parts.map(
		({ name }) => [name, step.parameters.perItem(`options.${name}`, z.unknown())] as const,
	);
	const attachments = await attachedTexts(step.context, step.items);
	return (itemIndex) => ({
		...Object.fromEntries(given.map(([name, valueAt]) => [name, valueAt(itemIndex)])),
		attachments: attachments[itemIndex] ?? [],
	});
}

type BinaryFile = NonNullable<INodeExecutionData['binary']>[string];

/** A lead is a few kilobytes. */
const LARGEST_ATTACHMENT = 200_000;

async function attachedTexts(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): Promise<string[][]> {
	const texts: string[][] = [];
	for (const [itemIndex, { binary = {} }] of items.entries()) {
		const ofItem: string[] = [];
		for (const [property, file] of Object.entries(binary)) {
			if (!isData(file)) continue;
			const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property);
			if (bytes.length <= LARGEST_ATTACHMENT) ofItem.push(bytes.toString('utf8'));
		}
		texts.push(ofItem);
	}
	return texts;
}

/** Leads are attached as ADF or other XML, or as JSON. */
function isData({ mimeType, fileName = '' }: BinaryFile): boolean {
	return /[/+](?:xml|json|x-adf|adf)\b/i.test(mimeType) || /\.(?:xml|adf|json)$/i.test(fileName);
}

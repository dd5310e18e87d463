import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { readAddress, type AddressReading } from '../../src/records/email-address';
import { z } from '../../src/vendor/zod';

export const emailProperty: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '={{ $json.email ?? $json.email_address }}',
	placeholder: 'e.g. name@email.com',
	description:
		'The address. Capital letters, spaces around it and a name before it (<code>Ann &lt;ann@example.com&gt;</code>) do not count.',
};

/** Reads each item's address in the form addresses are compared in. */
export function readAddresses(parameters: Parameters): (itemIndex: number) => AddressReading {
	const email = parameters.perItem('email', z.unknown());
	return (itemIndex) => readAddress(email(itemIndex));
}

const scopeSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((scope) => String(scope ?? '').trim());

/** Reads each item's scopes, a list of words with commas in between. */
export function readScopes(parameters: Parameters): (itemIndex: number) => string[] {
	const option = parameters.perItem('options.scope', scopeSchema);
	return (itemIndex) =>
		option(itemIndex)
			.split(',')
			.map((scope) => scope.trim())
			.filter((scope) => scope !== '');
}

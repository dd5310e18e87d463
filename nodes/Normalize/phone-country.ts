import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { isSupportedCountry, type CountryCode } from '../../src/vendor/libphonenumber';
import { z } from '../../src/vendor/zod';

export const phoneCountryOption: INodeProperties = {
	displayName: 'Phone Numbers Without Country Code Are From',
	name: 'defaultCountry',
	type: 'string',
	default: 'US',
	placeholder: 'e.g. CA',
	description: 'Two letters of the country (ISO 3166)',
};

const countrySchema = z
	.string()
	.default('US')
	.transform((code) => code.trim().toUpperCase())
	.pipe(z.custom<CountryCode>(isCountry, 'Use two letters such as US'));

function isCountry(code: unknown): boolean {
	return typeof code === 'string' && isSupportedCountry(code);
}

/** The country of numbers that come without a country code. */
export function readPhoneCountry(parameters: Parameters): CountryCode {
	return parameters.once('options.defaultCountry', countrySchema);
}

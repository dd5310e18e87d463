import type { HashAlgorithm, HeaderScheme, Scheme } from './signature';

/** The senders whose way to sign is known, and two ways to describe others. */
export const presets = [
	'none',
	'hex',
	'base64',
	'facebook',
	'typeform',
	'calendly',
	'stripe',
] as const;

export type Preset = (typeof presets)[number];

/** What describes a sender that has no preset of its own. */
export interface HeaderSettings {
	readonly header: string;
	readonly algorithm: HashAlgorithm;
	readonly prefix: string;
	/** Empty when the sender signs no time. */
	readonly timestampHeader: string;
	readonly toleranceMs: number;
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads */
const facebook = ownHeader('x-hub-signature-256', 'hex', 'sha256=');
/** https://www.typeform.com/developers/webhooks/secure-your-webhooks/ */
const typeform = ownHeader('typeform-signature', 'base64', 'sha256=');

/**
 * How the chosen sender signs; undefined when nothing is checked. Stripe's form is described at
 * https://docs.stripe.com/webhooks#verify-manually, Calendly's, which is the same, at
 * https://developer.calendly.com/api-docs/4c305798a61d3-webhook-signatures
 */
export function schemeOf(preset: Preset, settings: HeaderSettings): Scheme | undefined {
	const { toleranceMs } = settings;
	switch (preset) {
		case 'none':
			return undefined;
		case 'facebook':
			return facebook;
		case 'typeform':
			return typeform;
		case 'calendly':
			return { kind: 'list', header: 'calendly-webhook-signature', toleranceMs };
		case 'stripe':
			return { kind: 'list', header: 'stripe-signature', toleranceMs };
		case 'hex':
		case 'base64':
			return described(preset, settings);
	}
}

function ownHeader(header: string, encoding: 'hex' | 'base64', prefix: string): HeaderScheme {
	return { kind: 'header', header, algorithm: 'sha256', encoding, prefix, timestamp: undefined };
}

function described(encoding: 'hex' | 'base64', settings: HeaderSettings): HeaderScheme {
	const { header, algorithm, prefix, timestampHeader, toleranceMs } = settings;
	return {
		kind: 'header',
		header: header.toLowerCase(),
		algorithm,
		encoding,
		prefix,
		timestamp:
			timestampHeader === '' ? undefined : { header: timestampHeader.toLowerCase(), toleranceMs },
	};
}

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeOf, type HeaderSettings, type Preset } from '../../src/intake/presets';
import { isSameSecret, signatureProblem, type Scheme } from '../../src/intake/signature';

const SECRET = 'a good secret';
const NOW = 1_700_000_000_000;
const SECONDS = String(NOW / 1_000);

const settings: HeaderSettings = {
	header: 'X-Signature',
	algorithm: 'sha256',
	prefix: '',
	timestampHeader: '',
	toleranceMs: 300_000,
};

function scheme(preset: Preset, changes: Partial<HeaderSettings> = {}): Scheme {
	const made = schemeOf(preset, { ...settings, ...changes });
	if (made === undefined) throw new Error(`${preset} checks nothing.`);
	return made;
}

function sign(text: string, encoding: 'hex' | 'base64', algorithm = 'sha256', secret = SECRET) {
	return createHmac(algorithm, secret).update(text).digest(encoding);
}

const BODY = '{"lead_id": "1",\n "name": "Jos\u00e9 \u{1f3e0}"}';
const bytes = (text: string) => Buffer.from(text);

type Headers = Record<string, string | string[]>;

const signed: readonly (readonly [name: string, scheme: Scheme, headers: Headers])[] = [
	['hex', scheme('hex'), { 'x-signature': sign(BODY, 'hex') }],
	['hex in capitals', scheme('hex'), { 'x-signature': sign(BODY, 'hex').toUpperCase() }],
	['base64', scheme('base64'), { 'x-signature': sign(BODY, 'base64') }],
	[
		'hex with a prefix and SHA-512',
		scheme('hex', { prefix: 'v0=', algorithm: 'sha512', header: 'X-My-Sign' }),
		{ 'x-my-sign': `v0=${sign(BODY, 'hex', 'sha512')}` },
	],
	[
		'a time in a header of its own',
		scheme('hex', { timestampHeader: 'X-Time' }),
		{ 'x-time': SECONDS, 'x-signature': sign(`${SECONDS}.${BODY}`, 'hex') },
	],
	[
		'a time in milliseconds',
		scheme('base64', { timestampHeader: 'X-Time' }),
		{ 'x-time': String(NOW), 'x-signature': sign(`${NOW}.${BODY}`, 'base64') },
	],
	['facebook', scheme('facebook'), { 'x-hub-signature-256': `sha256=${sign(BODY, 'hex')}` }],
	['typeform', scheme('typeform'), { 'typeform-signature': `sha256=${sign(BODY, 'base64')}` }],
	[
		'calendly',
		scheme('calendly'),
		{ 'calendly-webhook-signature': `t=${SECONDS},v1=${sign(`${SECONDS}.${BODY}`, 'hex')}` },
	],
	[
		'stripe, while its secret is rolled',
		scheme('stripe'),
		{
			'stripe-signature': `t=${SECONDS}, v1=${sign('other', 'hex')}, v1=${sign(`${SECONDS}.${BODY}`, 'hex')}, v0=x`,
		},
	],
];

describe.each(signed)('a request signed as %s', (_, scheme, headers) => {
	const problemOf = (changes: { headers?: Headers; body?: string; secrets?: string[] }) =>
		signatureProblem(
			{ headers: changes.headers ?? headers, rawBody: bytes(changes.body ?? BODY) },
			scheme,
			changes.secrets ?? [SECRET],
			NOW,
		);

	it('is taken', () => {
		expect(problemOf({})).toBeUndefined();
	});

	it('is taken with the previous secret while the secret is changed', () => {
		expect(problemOf({ secrets: ['the new secret', SECRET] })).toBeUndefined();
	});

	it('is refused with another secret', () => {
		expect(problemOf({ secrets: ['another secret'] })).toBe('signature_wrong');
	});

	it('is refused when anything in the body is different', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (body) => {
				fc.pre(body !== BODY);
				expect(problemOf({ body })).toBe('signature_wrong');
			}),
		);
	});

	it('is refused without its headers, or with several', () => {
		expect(problemOf({ headers: {} })).toBe('signature_missing');
		const doubled = Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, [value, value].flat()]),
		);
		expect(problemOf({ headers: doubled })).toBe('signature_missing');
	});

	it('is refused with any other header, without failing', () => {
		const [name = ''] = Object.keys(headers).filter((header) => header.includes('sign'));
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (text) => {
				expect(problemOf({ headers: { ...headers, [name]: text } })).toBeDefined();
			}),
		);
	});
});

describe('a signed time', () => {
	const stripe = (time: string) => ({
		headers: { 'stripe-signature': `t=${time},v1=${sign(`${time}.${BODY}`, 'hex')}` },
		rawBody: bytes(BODY),
	});

	it.each([
		['five minutes ago', NOW - 300_000, undefined],
		['longer ago', NOW - 301_000, 'timestamp_too_old'],
		['in five minutes', NOW + 300_000, undefined],
		['later', NOW + 301_000, 'timestamp_too_old'],
	])('%s', (_, time, problem) => {
		expect(signatureProblem(stripe(String(time / 1_000)), scheme('stripe'), [SECRET], NOW)).toBe(
			problem,
		);
	});

	it.each(['', 'x', '-1', '1e9', '99999999999999999999'])('is not %j', (time) => {
		expect(signatureProblem(stripe(time), scheme('stripe'), [SECRET], NOW)).toMatch(/^timestamp/);
	});

	it('is asked for where it is signed', () => {
		const request = {
			headers: { 'x-signature': sign(BODY, 'hex') },
			rawBody: bytes(BODY),
		};
		const withTime = scheme('hex', { timestampHeader: 'X-Time' });
		expect(signatureProblem(request, withTime, [SECRET], NOW)).toBe('timestamp_missing');
	});
});

describe('secrets', () => {
	it('are compared as a whole', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (one, other) => {
				expect(isSameSecret(one, other)).toBe(one === other);
				expect(isSameSecret(one, one)).toBe(true);
			}),
		);
	});
});

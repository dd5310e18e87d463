import { createHmac, timingSafeEqual } from 'node:crypto';

export type Encoding = 'hex' | 'base64';
export type HashAlgorithm = 'sha256' | 'sha1' | 'sha512';

/** How a sender signs: an HMAC over the bytes of the body, said in a header. */
export type Scheme = HeaderScheme | ListScheme;

/** The signature has a header for itself. */
export interface HeaderScheme {
	readonly kind: 'header';
	/** In lower case, as all names of headers here. */
	readonly header: string;
	readonly algorithm: HashAlgorithm;
	readonly encoding: Encoding;
	/** Stands before the signature, such as `sha256=`. */
	readonly prefix: string;
	/** Where the time is said that is signed with the body, as `<time>.<body>`. */
	readonly timestamp: { readonly header: string; readonly toleranceMs: number } | undefined;
}

/** `t=<epoch seconds>,v1=<hex>`, signed as `<t>.<body>`, several `v1` while a secret is changed. */
export interface ListScheme {
	readonly kind: 'list';
	readonly header: string;
	readonly toleranceMs: number;
}

export interface SignedRequest {
	/** Names in lower case, as Node gives them. */
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	/** The bytes as they were sent. */
	readonly rawBody: Uint8Array;
}

export type SignatureProblem =
	| 'signature_missing'
	| 'signature_wrong'
	| 'timestamp_missing'
	| 'timestamp_too_old';

/** A header that is no signature of ours is not worth hashing for. */
const LONGEST_HEADER = 4_096;
const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** Below this a time is in seconds, above in milliseconds: it is the year 5138, or 1973. */
const SECONDS_END = 100_000_000_000;

/**
 * Checks a request's signature. Signatures are compared in constant time.
 *
 * @param secrets any of which may have signed: two while a secret is being changed
 * @param now epoch milliseconds
 * @returns what is wrong with it; undefined when it is good
 */
export function signatureProblem(
	request: SignedRequest,
	scheme: Scheme,
	secrets: readonly string[],
	now: number,
): SignatureProblem | undefined {
	return scheme.kind === 'header'
		? headerProblem(request, scheme, secrets, now)
		: listProblem(request, scheme, secrets, now);
}

function headerProblem(
	request: SignedRequest,
	scheme: HeaderScheme,
	secrets: readonly string[],
	now: number,
): SignatureProblem | undefined {
	const value = headerOf(request, scheme.header);
	if (value === undefined) return 'signature_missing';
	let signedPrefix = '';
	if (scheme.timestamp !== undefined) {
		const time = headerOf(request, scheme.timestamp.header);
		if (time === undefined) return 'timestamp_missing';
		if (!isRecent(time, scheme.timestamp.toleranceMs, now)) return 'timestamp_too_old';
		signedPrefix = `${time}.`;
	}
	if (!value.startsWith(scheme.prefix)) return 'signature_wrong';
	const given = [decode(value.slice(scheme.prefix.length), scheme.encoding)];
	return isSigned(signedPrefix, request.rawBody, scheme.algorithm, given, secrets)
		? undefined
		: 'signature_wrong';
}

function listProblem(
	request: SignedRequest,
	scheme: ListScheme,
	secrets: readonly string[],
	now: number,
): SignatureProblem | undefined {
	const value = headerOf(request, scheme.header);
	if (value === undefined) return 'signature_missing';
	const pairs = value.split(',').map((pair) => pair.trim().split('=', 2));
	const valuesOf = (wanted: string) =>
		pairs.flatMap(([name, text]) => (name === wanted && text !== undefined ? [text] : []));
	const [time] = valuesOf('t');
	if (time === undefined) return 'timestamp_missing';
	if (!isRecent(time, scheme.toleranceMs, now)) return 'timestamp_too_old';
	const given = valuesOf('v1').map((text) => decode(text, 'hex'));
	return isSigned(`${time}.`, request.rawBody, 'sha256', given, secrets)
		? undefined
		: 'signature_wrong';
}

function headerOf({ headers }: SignedRequest, name: string): string | undefined {
	const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
	const text = typeof value === 'string' ? value.trim() : undefined;
	return text === '' || text === undefined || text.length > LONGEST_HEADER ? undefined : text;
}

function isRecent(time: string, toleranceMs: number, now: number): boolean {
	if (!/^\d{1,15}$/.test(time)) return false;
	const number = Number(time);
	const timeMs = number < SECONDS_END ? number * 1_000 : number;
	return Math.abs(now - timeMs) <= toleranceMs;
}

function decode(text: string, encoding: Encoding): Buffer {
	const form = encoding === 'hex' ? HEX : BASE64;
	return form.test(text) ? Buffer.from(text, encoding) : Buffer.alloc(0);
}

function isSigned(
	prefix: string,
	body: Uint8Array,
	algorithm: HashAlgorithm,
	given: readonly Buffer[],
	secrets: readonly string[],
): boolean {
	return secrets.some((secret) => {
		const expected = createHmac(algorithm, secret).update(prefix).update(body).digest();
		return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
	});
}

/** Whether two texts are the same, without telling by the time it takes where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
	const [one, other] = [given, expected].map((text) => createHmac('sha256', 'same').update(text));
	if (one === undefined || other === undefined) return false;
	return timingSafeEqual(one.digest(), other.digest());
}

import { createHmac, hash, randomBytes } from 'node:crypto';

/** 128 bits are enough: among 10^12 keys the chance of one collision is below 10^-14. */
const ID_BYTES = 16;

/**
 * Joins parts so that no two different lists give the same text (`["a:b"]` and `["a", "b"]` differ).
 */
function unambiguous(parts: readonly string[]): string {
	return JSON.stringify(parts);
}

/** A stable id of 22 URL-safe characters for a list of parts: same parts, same id, everywhere. */
export function idOf(...parts: readonly string[]): string {
	return hash('sha256', unambiguous(parts), 'buffer').subarray(0, ID_BYTES).toString('base64url');
}

/**
 * Like {@link idOf}, but only who has the secret can find out by trying which parts gave an id.
 * HMAC-SHA-256 (RFC 2104), truncated.
 */
export function keyedIdOf(secret: string, ...parts: readonly string[]): string {
	return hmacOf(secret, parts).subarray(0, ID_BYTES).toString('base64url');
}

/**
 * Like {@link keyedIdOf}, as a whole number below 2^53, which takes a third of the room: for look-ups
 * where a rare collision does no harm.
 */
export function keyedNumberOf(secret: string, ...parts: readonly string[]): number {
	return Number(hmacOf(secret, parts).readBigUInt64BE() >> 11n);
}

function hmacOf(secret: string, parts: readonly string[]): Buffer {
	return createHmac('sha256', secret).update(unambiguous(parts)).digest();
}

/** Lower case, without what looks like something else (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const RANDOM_LETTERS = 16;

/** A random id of 16 letters and digits, 80 bits: people read it aloud and systems ignore its case. */
export function randomId(): string {
	return Array.from(randomBytes(RANDOM_LETTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

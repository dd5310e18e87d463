import { createHmac, hash } from 'node:crypto';

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
	return createHmac('sha256', secret)
		.update(unambiguous(parts))
		.digest()
		.subarray(0, ID_BYTES)
		.toString('base64url');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/records/email-address';

const ANN = { address: 'ann@example.com' };
const NONE = { problem: 'no_address' };
const INVALID = { problem: 'invalid_address' };

describe('an address', () => {
	it.each<[what: string, written: unknown, read: object]>([
		['as it is', 'ann@example.com', ANN],
		['in capitals', 'ANN@Example.COM', ANN],
		['with spaces around it', ' \tann@example.com\r\n\u00a0', ANN],
		['after a name', 'Ann Smith <ann@example.com>', ANN],
		['after a quoted name', '"Smith, Ann" <Ann@example.com>', ANN],
		['in angle brackets', '<ann@example.com>', ANN],
		['with a final dot', 'ann@example.com.', ANN],
		['with dots, which count', 'a.nn@example.com', { address: 'a.nn@example.com' }],
		['with a plus, which counts', 'ann+x@example.com', { address: 'ann+x@example.com' }],
		['of a domain beyond ASCII', 'ann@MÜNCHEN.de', { address: 'ann@xn--mnchen-3ya.de' }],
		['decomposed', 'cafe\u0301@example.com', { address: 'caf\u00e9@example.com' }],
		['missing', undefined, NONE],
		['null', null, NONE],
		['empty', '', NONE],
		['of spaces', '  ', NONE],
		['of a name without one', 'Ann <>', NONE],
		['without a domain', 'ann@', INVALID],
		['without a mailbox', '@example.com', INVALID],
		['without an @', 'ann', INVALID],
		['twice', 'ann@example.com, bob@example.com', INVALID],
		['twice in brackets', 'Ann <ann@example.com> <bob@example.com>', INVALID],
		['with two @', 'ann@bob@example.com', INVALID],
		['with a space inside', 'an n@example.com', INVALID],
		['with NUL', 'an\0n@example.com', INVALID],
		['with an invisible character', 'an\u200bn@example.com', INVALID],
		['turned right to left', '\u202eann@example.com', INVALID],
		['with half a character', 'ann\ud800@example.com', INVALID],
		['of a domain that is only a dot', 'ann@.', INVALID],
		['in a list', ['ann@example.com'], INVALID],
		['in an object', { email: 'ann@example.com' }, INVALID],
		['that is a number', 5, INVALID],
		['too long', `${'a'.repeat(320)}@example.com`, INVALID],
		['very long', 'a'.repeat(1_000_000), INVALID],
	])('%s', (_what, written, read) => {
		expect(readAddress(written)).toEqual(read);
	});

	it('stays as it is when it is read again', () => {
		fc.assert(
			fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
				const once = readAddress(text);
				if ('address' in once) expect(readAddress(once.address)).toEqual(once);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is the same in capitals, with spaces and with a name', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (text) => {
				const read = readAddress(text);
				fc.pre('address' in read);
				expect(readAddress(` Any "Name" < ${text.toUpperCase()} > `)).toEqual(read);
			}),
		);
	});
});

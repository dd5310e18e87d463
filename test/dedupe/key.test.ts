import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeKey, keyText, type KeyForm, type KeyPart } from '../../src/dedupe/key';

const part = (value: unknown, ...forms: KeyForm[]): KeyPart => ({
	value,
	forms,
	mayBeEmpty: false,
});

describe('composeKey', () => {
	it.each<[value: unknown, forms: KeyForm[], key: string[] | undefined, why: string]>([
		['ann@example.com', [], ['ann@example.com'], 'as it is'],
		['  ann@example.com\n', [], ['ann@example.com'], 'spaces at the ends never count'],
		['Ann@Example.com', ['ignoreCase'], ['ann@example.com'], ''],
		['STRASSE', ['ignoreCase'], ['strasse'], ''],
		['Straße', ['ignoreCase'], ['strasse'], 'both spellings of ß are the same'],
		['ΟΔΟΣ', ['ignoreCase'], ['οδος'], ''],
		['José', ['ignoreAccents'], ['Jose'], ''],
		['Jose\u0301', [], ['José'], 'composed and decomposed letters are the same'],
		['12 Main St., Apt #4-B', ['lettersAndDigits'], ['12MainStApt4B'], ''],
		['+1 (415) 555-2671', ['digits'], ['14155552671'], ''],
		['no number', ['digits'], undefined, 'nothing is left'],
		[42, [], ['42'], 'senders change between numbers and texts'],
		['42', [], ['42'], 'senders change between numbers and texts'],
		[0, [], ['0'], 'zero is a value'],
		[false, [], ['false'], 'false is a value'],
		['', [], undefined, 'empty'],
		['   ', [], undefined, 'only spaces'],
		[null, [], undefined, 'missing'],
		[undefined, [], undefined, 'missing'],
		[Number.NaN, [], undefined, 'not a number'],
		[{ b: 2, a: { d: 4, c: 3 } }, [], ['{"a":{"c":3,"d":4},"b":2}'], 'fields in one order'],
		[new Date(0), [], ['"1970-01-01T00:00:00.000Z"'], 'dates print as ISO'],
		[['a', 'b'], [], ['a', 'b'], 'a list is a composite key'],
		[['a', ''], [], undefined, 'a composite key misses a part'],
		[[], [], undefined, 'an empty list'],
		['__proto__', [], ['__proto__'], 'a name like any other'],
		['a\0b', [], ['a\0b'], 'NUL is a character like any other'],
		['\u202Eabc', [], ['\u202Eabc'], 'direction marks count'],
	])('gives %j with %j the key %j %s', (value, forms, key) => {
		expect(composeKey([part(value, ...forms)])).toEqual(key);
	});

	it('has no key when a part is missing that may not be', () => {
		expect(composeKey([part('ann'), part('')])).toBeUndefined();
	});

	it('keeps the place of a part that may be empty', () => {
		const unit = { ...part(undefined), mayBeEmpty: true };
		expect(composeKey([part('12 Main St'), unit])).toEqual(['12 Main St', '']);
		expect(composeKey([unit, unit])).toBeUndefined();
	});

	it('composes its own result to the same key', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (values) => {
				const key = composeKey(values.map((value) => part(value)));
				if (key !== undefined) expect(composeKey([part(key)])).toEqual(key);
			}),
		);
	});
});

describe('keyText', () => {
	it('is different for different keys, however their parts are cut', () => {
		const key = fc.array(fc.string(), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(key, key, (a, b) => {
				expect(keyText(a) === keyText(b)).toBe(
					a.length === b.length && a.every((text, index) => text === b[index]),
				);
			}),
		);
	});
});

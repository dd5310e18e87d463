import { describe, expect, it } from 'vitest';
import { parseFlatted } from '../../sandbox/flatted.mts';

describe('parseFlatted', () => {
	it.each([
		['[{"a":"1","n":7},"text"]', { a: 'text', n: 7 }],
		['[["1","1",null],{"b":true}]', [{ b: true }, { b: true }, null]],
		['[{}]', {}],
	])('reads %s', (text, value) => {
		expect(parseFlatted(text)).toEqual(value);
	});

	it('keeps an object that contains itself', () => {
		const parsed = parseFlatted('[{"self":"0"}]');
		expect(parsed).toHaveProperty('self', parsed);
	});
});

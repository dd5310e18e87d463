import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_LEADS, parseBody, type ParsedBody } from '../../src/intake/body';

const FORM = 'application/x-www-form-urlencoded';

function parse(text: string, contentType: string | undefined = 'application/json'): ParsedBody {
	return parseBody({ contentType, rawBody: Buffer.from(text) });
}

describe('a body', () => {
	it.each([
		['an object', '{"a":1}', 'application/json', [{ a: 1 }]],
		['a list', '[{"a":1},{"b":[2]}]', 'application/json', [{ a: 1 }, { b: [2] }]],
		['JSON of its own kind', '{"a":1}', 'application/vnd.api+json', [{ a: 1 }]],
		['JSON as plain text', '{"a":1}', 'text/plain', [{ a: 1 }]],
		['JSON without a type', '{"a":1}', undefined, [{ a: 1 }]],
		['JSON after a byte order mark', '\ufeff{"a":1}', 'application/json', [{ a: 1 }]],
		['a form', 'a=1&b=x+y%21', FORM, [{ a: '1', b: 'x y!' }]],
		['a form with a list', 'a=1&a=2&b=', FORM, [{ a: ['1', '2'], b: '' }]],
		['right-to-left text and NUL', '{"a":"\u05d0\\u0000"}', 'text/plain', [{ a: '\u05d0\0' }]],
	])('that is %s is taken apart', (_, text, type, posted) => {
		expect(parseBody({ contentType: type, rawBody: Buffer.from(text) })).toEqual({ posted });
	});

	it.each([
		['nothing', '', 'application/json', 'empty'],
		['spaces', ' \n', 'application/json', 'empty'],
		['an empty list', '[]', 'application/json', 'empty'],
		['an empty object', '{}', 'application/json', 'malformed'],
		['a number', '42', 'application/json', 'malformed'],
		['null', 'null', 'application/json', 'malformed'],
		['a list with something else in it', '[{"a":1},2]', 'application/json', 'malformed'],
		['a list of lists', '[[{"a":1}]]', 'application/json', 'malformed'],
		['broken JSON', '{"a":', 'text/plain', 'malformed'],
		['text', 'hello', 'text/plain', 'malformed'],
		['an empty form', '&', FORM, 'malformed'],
		['XML', '<a/>', 'application/xml', 'unsupported_content'],
	])('that is %s is refused', (_, text, type, problem) => {
		expect(parse(text, type)).toEqual({ problem });
	});

	it('in parts is refused', () => {
		const body = { contentType: 'multipart/form-data', rawBody: undefined };
		expect(parseBody(body)).toEqual({ problem: 'unsupported_content' });
	});

	it('with more leads than one request may have is refused as a whole', () => {
		const list = (length: number) => JSON.stringify(Array.from({ length }, () => ({ a: 1 })));
		expect(parse(list(MOST_LEADS))).toHaveProperty('posted.length', MOST_LEADS);
		expect(parse(list(MOST_LEADS + 1))).toEqual({ problem: 'too_many' });
	});

	it.each([
		['{"__proto__":{"x":1},"a":{"__proto__":{"x":1}}}', 'application/json'],
		['{"__\\u0070roto__":{"x":1},"a":{"\\u005f_proto__":{"x":1}}}', 'application/json'],
	])('cannot smuggle in a prototype: %s', (text, type) => {
		const parsed = parse(text, type);
		expect(parsed).toEqual({ posted: [{ a: {} }] });
		const [lead] = 'posted' in parsed ? parsed.posted : [];
		expect(JSON.stringify(lead)).toBe('{"a":{}}');
	});

	it('gives back any list of objects as it was', () => {
		const lead = fc
			.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
			.filter((one) => !JSON.stringify(one).includes('__proto__'));
		fc.assert(
			fc.property(fc.array(lead, { minLength: 1 }), (leads) => {
				const text = JSON.stringify(leads);
				expect(parse(text)).toEqual({ posted: JSON.parse(text) as unknown });
			}),
		);
	});
});

import { describe, expect, it } from 'vitest';
import { eventTime } from '../../src/debounce/event-time';
import { queueId, storableKey, subjectKeyOf } from '../../src/debounce/keys';
import { typeKey } from '../../src/debounce/queue-events';
import { timingsOf } from '../../src/debounce/timing-table';
import { timing } from './events';

const NOW = Date.UTC(2026, 2, 2, 12);

describe('eventTime', () => {
	it.each<[value: unknown, status: string, at: number | undefined]>([
		['2026-03-02T10:00:00Z', 'read', Date.UTC(2026, 2, 2, 10)],
		['2026-03-02T10:00:00.123+02:00', 'read', Date.UTC(2026, 2, 2, 8, 0, 0, 123)],
		['2026-03-02 10:00', 'read', Date.UTC(2026, 2, 2, 10)],
		['2026-03-02', 'read', Date.UTC(2026, 2, 2)],
		[NOW - 5, 'read', NOW - 5],
		[NOW / 1_000 - 5, 'read', NOW - 5_000],
		[String(NOW - 5), 'read', NOW - 5],
		[new Date(NOW - 5), 'read', NOW - 5],
		['2026-03-02T13:00:00Z', 'in_future', NOW],
		[undefined, 'missing', NOW],
		[null, 'missing', NOW],
		['', 'missing', NOW],
		['yesterday', 'unreadable', undefined],
		['2026-02-31', 'unreadable', undefined],
		['2026-13-01T10:00:00Z', 'unreadable', undefined],
		['2026-03-02T25:00:00Z', 'unreadable', undefined],
		[{}, 'unreadable', undefined],
		[Number.NaN, 'unreadable', undefined],
		[-1, 'unreadable', undefined],
	])('reads %j as %s', (value, status, atMs) => {
		expect(eventTime(value, NOW)).toEqual({ status, ...(atMs === undefined ? {} : { atMs }) });
	});
});

describe('keys', () => {
	it.each([
		['bright:1', 'bright:1'],
		[':1', ':1'],
		['bright:', undefined],
		[':', undefined],
		[' ', undefined],
		[undefined, undefined],
		[{ a: 1 }, undefined],
		[7, '7'],
		['a\0b\ud800', 'ab\ufffd'],
	])('of what an event is about: %j is %j', (value, key) => {
		expect(subjectKeyOf(value)).toBe(key);
	});

	it('that are long stay apart', () => {
		const [one, other] = ['a', 'b'].map((end) => storableKey('x'.repeat(1_000_000) + end));
		expect(one).not.toBe(other);
		expect(one?.length).toBeLessThanOrEqual(200);
	});

	it('of queues can never be taken for those of test runs', () => {
		expect(queueId(' a ', { isTest: false })).toBe('a');
		expect(queueId('a', { isTest: true })).toBe('test:a');
		expect(() => queueId('test:a', { isTest: false })).toThrow('may not begin with');
		expect(() => queueId(' ', { isTest: false })).toThrow('is empty');
	});
});

describe('timingsOf', () => {
	const row = { ...timing, group: '' };
	const timingOf = timingsOf([
		{ ...row, eventTypes: ['a', 'b'], template: 'first' },
		{ ...row, eventTypes: ['b'], template: 'second', group: 'g' },
		{ ...row, eventTypes: ['*'], template: 'rest', group: 'g' },
	]);

	it.each([
		['a', 'first', 'type:a'],
		['b', 'first', 'type:b'],
		['c', 'rest', 'group:g'],
		['constructor', 'rest', 'group:g'],
	])('finds the first row that names %s', (type, template, group) => {
		expect(timingOf(type)).toMatchObject({ template, group });
	});

	it('knows nothing of a type that no row names', () => {
		expect(timingsOf([{ ...row, eventTypes: ['a'] }])('b')).toBeUndefined();
	});

	it.each(['Price Drop', 'price-drop', ' price_drop '])('takes %j for price_drop', (type) => {
		expect(typeKey(type)).toBe('price_drop');
	});
});

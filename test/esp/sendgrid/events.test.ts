import { describe, expect, it } from 'vitest';
import type { EventReading } from '../../../src/esp/event-reading';
import { readEvents } from '../../../src/esp/read-events';
import { bouncePermanence, type BounceFacts } from '../../../src/esp/sendgrid/bounces';
import { sendGridEvents } from '../../../src/esp/sendgrid/events';
import { emailEventSchema } from '../../../src/records/email-event';
import * as documented from './documented-events';

const NOW = Date.UTC(2026, 2, 2, 9, 30);

function eventIn(raw: unknown) {
	const reading = sendGridEvents.read(raw, NOW);
	if (reading.kind !== 'event') throw new Error(`It is ${reading.kind}: ${reading.reason}`);
	return emailEventSchema.parse(reading.event);
}

function reasonIn(raw: unknown): string {
	const reading: EventReading = sendGridEvents.read(raw, NOW);
	return reading.kind === 'event' ? 'an event' : `${reading.kind}: ${reading.reason}`;
}

describe('an event of SendGrid', () => {
	it('becomes an email event', () => {
		expect(eventIn(documented.bounce)).toEqual({
			channel: 'email',
			address: 'ann@example.com',
			email_address: 'ann@example.com',
			event_type: 'bounce',
			event_timestamp: '2017-12-15T00:59:29.000Z',
			provider: 'sendgrid',
			provider_event_id: 'Ym91bmNl',
			permanence: 'hard',
			scope: 'all',
			reason: '550 5.1.1 The email account that you tried to reach does not exist',
			smtp_status: '5.1.1',
			echo_of: null,
		});
	});

	it.each<[name: keyof typeof documented, says: object]>([
		['delivered', { event_type: 'delivered', reason: '250 OK' }],
		['deferred', { event_type: 'deferred', permanence: 'none' }],
		['blocked', { event_type: 'bounce', permanence: 'none' }],
		['mailboxFull', { event_type: 'bounce', permanence: 'soft' }],
		['dropped', { event_type: 'drop', echo_of: 'bounce', permanence: 'none' }],
		['open', { event_type: 'open' }],
		['click', { event_type: 'click' }],
		['spamReport', { event_type: 'complaint', scope: 'all' }],
		['unsubscribe', { event_type: 'unsubscribe', scope: 'all' }],
		['groupUnsubscribe', { event_type: 'unsubscribe', scope: 'sendgrid:group:10' }],
		['groupResubscribe', { event_type: 'resubscribe', scope: 'sendgrid:group:10' }],
	])('%s says %j', (name, says) => {
		expect(eventIn(documented[name])).toMatchObject(says);
	});

	it.each<[what: string, raw: unknown, reason: string]>([
		['processed', documented.processed, 'irrelevant: not_about_the_address'],
		['about the account', documented.accountStatusChange, 'irrelevant: about_the_account'],
		['that is new', { ...documented.open, event: 'levitated' }, 'unreadable: unknown_event'],
		[
			'named as what objects have',
			{ ...documented.open, event: 'constructor' },
			'unreadable: unknown_event',
		],
		['without an address', { ...documented.bounce, email: undefined }, 'unreadable: no_address'],
		['with a bad address', { ...documented.bounce, email: 'ann' }, 'unreadable: invalid_address'],
		[
			'that resubscribes to nothing',
			{ ...documented.groupResubscribe, asm_group_id: null },
			'unreadable: no_scope',
		],
		['that is a text', 'bounce', 'unreadable: unknown_format'],
		['that is null', null, 'unreadable: unknown_format'],
		['that is a list', [documented.bounce], 'unreadable: unknown_format'],
		['without its name', { ...documented.bounce, event: undefined }, 'unreadable: unknown_format'],
	])('%s is told apart', (_what, raw, reason) => {
		expect(reasonIn(raw)).toBe(reason);
	});

	it.each<[reason: string, echoOf: string | null]>([
		['Bounced Address', 'bounce'],
		['Invalid', 'bounce'],
		['Spam Reporting Address', 'complaint'],
		['Unsubscribed Address', 'unsubscribe'],
		['Spam Content', null],
		['Invalid SMTPAPI header', null],
		['Recipient List over Package Quota', null],
		['__proto__', null],
	])('that was dropped for %s echoes %s', (reason, echoOf) => {
		expect(eventIn({ ...documented.dropped, reason })).toMatchObject({ echo_of: echoOf, reason });
	});

	it('that was dropped for an unsubscribe is about the group it was sent to', () => {
		const raw = { ...documented.dropped, reason: 'Unsubscribed Address', asm_group_id: '10' };
		expect(eventIn(raw).scope).toBe('sendgrid:group:10');
		expect(eventIn({ ...raw, reason: 'Bounced Address' }).scope).toBe('all');
	});

	it('that unsubscribes from a group it does not name unsubscribes from everything', () => {
		expect(eventIn({ ...documented.groupUnsubscribe, asm_group_id: undefined }).scope).toBe('all');
	});

	it.each<[what: string, timestamp: unknown, iso: string]>([
		['seconds', 1_591_726_752, '2020-06-09T18:19:12.000Z'],
		['milliseconds', 1_591_726_752_372, '2020-06-09T18:19:12.372Z'],
		['a text', '1591726752', '2020-06-09T18:19:12.000Z'],
		['nothing', undefined, '2026-03-02T09:30:00.000Z'],
		['a word', 'yesterday', '2026-03-02T09:30:00.000Z'],
		['zero', 0, '2026-03-02T09:30:00.000Z'],
		['more than a date can be', 1e300, '2026-03-02T09:30:00.000Z'],
	])('happened when it says in %s, else when it arrived', (_what, timestamp, iso) => {
		expect(eventIn({ ...documented.unsubscribe, timestamp }).event_timestamp).toBe(iso);
	});

	it('is known by an id of bounded length, its own where possible', () => {
		const idOf = (id: unknown) =>
			eventIn({ ...documented.unsubscribe, sg_event_id: id }).provider_event_id;
		expect(idOf(' zz_BjPgU== ')).toBe('zz_BjPgU==');
		expect(idOf('x'.repeat(150))).toBe('x'.repeat(150));
		const strange = ['x'.repeat(1_000_000), 'nul\0', 'a b', '\ud800'].map(idOf);
		for (const id of strange) expect(id).toMatch(/^hash:[\w-]{22}$/);
		expect(new Set(strange).size).toBe(strange.length);
	});

	it('without an id is known by all that it says', () => {
		const raw = { ...documented.unsubscribe, sg_event_id: undefined };
		expect(eventIn(raw).provider_event_id).toMatch(/^content:/);
		expect(eventIn({ ...raw }).provider_event_id).toBe(eventIn(raw).provider_event_id);
		expect(eventIn({ ...raw, timestamp: 1 }).provider_event_id).not.toBe(
			eventIn(raw).provider_event_id,
		);
	});

	it('keeps of a reason what every database can hold', () => {
		const reason = `5\0${'x'.repeat(1_000_000)}`;
		expect(eventIn({ ...documented.bounce, reason }).reason).toBe(`5${'x'.repeat(499)}`);
		expect(eventIn({ ...documented.bounce, reason: 'a\ud800b' }).reason).toBe('a\ufffdb');
	});

	it('survives fields of any type', () => {
		const raw = { ...documented.bounce, type: 5, status: {}, reason: [], bounce_classification: 0 };
		expect(eventIn(raw)).toMatchObject({ permanence: 'hard', reason: null, smtp_status: null });
	});
});

describe('a bounce', () => {
	it.each<[facts: BounceFacts, permanence: string]>([
		[{ type: 'bounce', status: '5.1.1' }, 'hard'],
		[{ type: 'bounce' }, 'hard'],
		[{ type: 'bounce', bounce_classification: 'Mailbox Unavailable', status: '4.2.2' }, 'hard'],
		[{ status: '5.1.1' }, 'hard'],
		[{}, 'hard'],
		[{ status: '4.2.2' }, 'soft'],
		[{ type: 'blocked', status: '5.1.1', bounce_classification: 'Invalid Address' }, 'soft'],
		[{ type: 'blocked', status: '5.0.0' }, 'soft'],
		[{ type: 'blocked' }, 'soft'],
		[{ type: 'blocked', bounce_classification: 'Unclassified' }, 'soft'],
		[{ type: 'BLOCKED', bounce_classification: 'TECHNICAL FAILURE' }, 'none'],
		[{ type: 'blocked', bounce_classification: 'Technical' }, 'none'],
		[{ type: 'blocked', bounce_classification: 'Content' }, 'none'],
		[{ type: 'blocked', bounce_classification: 'Reputation', status: '5.1.1' }, 'none'],
		[{ type: 'blocked', bounce_classification: 'Frequency/Volume' }, 'none'],
		[{ type: 'blocked', bounce_classification: 'Frequency or Volume Too High' }, 'none'],
		[{ type: 'blocked', bounce_classification: '__proto__', status: '5.7.1' }, 'none'],
		[{ type: 'blocked', status: '5.1.8' }, 'none'],
		[{ type: 'blocked', status: '5.2.3' }, 'none'],
		[{ type: 'blocked', status: '4.4.7' }, 'soft'],
		[{ type: 'blocked', status: '5.7.13' }, 'soft'],
		[{ type: 'blocked', status: '5.7.26' }, 'none'],
		[{ type: 'expired' }, 'soft'],
		// What Gmail and Outlook answer to the servers of a sender they distrust.
		[
			{
				type: 'blocked',
				reason: '550-5.7.26 This mail has been blocked because the sender is unauthenticated',
			},
			'none',
		],
		[
			{
				type: 'blocked',
				reason: '550 5.7.1 Unfortunately, messages from [192.0.2.7] weren’t sent (S3150)',
			},
			'none',
		],
		[
			{
				type: 'blocked',
				reason: '452-4.2.2 The email account that you tried to reach is over quota',
			},
			'soft',
		],
		[{ type: 'blocked', reason: 'host 5.188.10.4 said no' }, 'soft'],
	])('%j is %s', (facts, permanence) => {
		expect(bouncePermanence(facts)).toBe(permanence);
	});
});

describe('reading events', () => {
	it('recognizes what SendGrid sends, and refuses one event without losing the others', async () => {
		const raws = [documented.bounce, { event: 'hard_bounce', ts_epoch: 1 }, 7, documented.open];
		const readings = await readEvents(raws, 'auto', NOW);
		expect(readings.map(({ kind }) => kind)).toEqual([
			'event',
			'unreadable',
			'unreadable',
			'event',
		]);
	});

	it.each(Object.entries(documented))('recognizes %s', (_name, raw) => {
		expect(sendGridEvents.recognizes(raw)).toBe(true);
	});

	it('takes the word of who names the provider', async () => {
		const bare = { event: 'unsubscribe', email: 'ann@example.com' };
		const [guessed] = await readEvents([bare], 'auto', NOW);
		const [told] = await readEvents([bare], 'sendgrid', NOW);
		expect([guessed?.kind, told?.kind]).toEqual(['unreadable', 'event']);
	});
});

import { idOf } from '../../ids';
import { readAddress } from '../../records/email-address';
import { EVERYTHING, type EmailEvent } from '../../records/email-event';
import { plainText } from '../../records/plain-text';
import { z } from '../../vendor/zod';
import type { EventReader, EventReading } from '../event-reading';
import { bouncePermanence } from './bounces';

/**
 * Events of SendGrid's Event Webhook, as "Event Webhook Reference" documents them: times in seconds,
 * ids of any length, `category` and custom arguments beside the fields below. The documentation's
 * own examples also have milliseconds, texts for numbers, and events without an id.
 */
const text = z.string().trim().min(1).optional().catch(undefined);
const numeric = z
	.union([z.number(), z.string().trim().min(1)])
	.optional()
	.catch(undefined);

const eventSchema = z.looseObject({
	event: z.string().trim().min(1),
	email: z.unknown(),
	timestamp: numeric,
	sg_event_id: text,
	sg_message_id: text,
	type: text,
	bounce_classification: text,
	reason: text,
	response: text,
	status: text,
	asm_group_id: numeric,
});

export type SendGridEvent = z.infer<typeof eventSchema>;

type Saying = Pick<EmailEvent, 'event_type'> &
	Partial<Pick<EmailEvent, 'permanence' | 'scope' | 'echo_of'>>;

/** What a documented event says, in this pack's words; undefined: nothing of its recipient. */
type Meaning = (event: SendGridEvent) => Saying | undefined;

const MEANINGS: Readonly<Record<string, Meaning>> = {
	processed: () => undefined,
	delivered: () => ({ event_type: 'delivered' }),
	deferred: () => ({ event_type: 'deferred' }),
	bounce: (event) => ({ event_type: 'bounce', permanence: bouncePermanence(event) }),
	dropped: (event) => ({ event_type: 'drop', ...echoOf(event) }),
	open: () => ({ event_type: 'open' }),
	click: () => ({ event_type: 'click' }),
	spamreport: () => ({ event_type: 'complaint' }),
	unsubscribe: () => ({ event_type: 'unsubscribe' }),
	groupunsubscribe: (event) => ({ event_type: 'unsubscribe', scope: scopeOf(event) }),
	groupresubscribe: (event) => ({ event_type: 'resubscribe', scope: scopeOf(event) }),
};

export const sendGridEvents: EventReader = {
	recognizes: (raw) => {
		const { success, data } = eventSchema.safeParse(raw);
		if (!success) return false;
		const hasOwnId = data.sg_event_id !== undefined || data.sg_message_id !== undefined;
		return hasOwnId || (data.email !== undefined && data.timestamp !== undefined);
	},
	read,
};

function read(raw: unknown, now: number): EventReading {
	const { success, data } = eventSchema.safeParse(raw);
	if (!success) return { kind: 'unreadable', reason: 'unknown_format' };
	const name = data.event.toLowerCase().replace(/[ _-]/g, '');
	if (name === 'accountstatuschange') return { kind: 'irrelevant', reason: 'about_the_account' };
	const meaning = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
	if (meaning === undefined) return { kind: 'unreadable', reason: 'unknown_event' };
	const saying = meaning(data);
	if (saying === undefined) return { kind: 'irrelevant', reason: 'not_about_the_address' };
	return eventOf(data, saying, now);
}

function eventOf(data: SendGridEvent, saying: Saying, now: number): EventReading {
	const reading = readAddress(data.email);
	if ('problem' in reading) return { kind: 'unreadable', reason: reading.problem };
	// Without its group a resubscribe would lift an unsubscribe from everything.
	if (saying.event_type === 'resubscribe' && saying.scope === EVERYTHING) {
		return { kind: 'unreadable', reason: 'no_scope' };
	}
	return {
		kind: 'event',
		event: {
			channel: 'email',
			address: reading.address,
			email_address: reading.address,
			event_timestamp: new Date(timeOf(data.timestamp) ?? now).toISOString(),
			provider: 'sendgrid',
			provider_event_id: eventIdOf(data),
			permanence: 'none',
			scope: EVERYTHING,
			reason: textOrNull(data.reason ?? data.response),
			smtp_status: textOrNull(data.status),
			echo_of: null,
			...saying,
		},
	};
}

/** The documented reasons of `dropped` that are about the recipient; the others are about the mail. */
const ECHOES: Readonly<Record<string, EmailEvent['echo_of']>> = {
	'bounced address': 'bounce',
	invalid: 'bounce',
	'invalid address': 'bounce',
	'spam reporting address': 'complaint',
	'unsubscribed address': 'unsubscribe',
};

/** A mail of a group is dropped for an unsubscribe from the group as for one from everything. */
function echoOf(event: SendGridEvent): Partial<Saying> {
	const reason = (event.reason ?? event.type ?? '').toLowerCase();
	const echo = (Object.hasOwn(ECHOES, reason) ? ECHOES[reason] : undefined) ?? null;
	return { echo_of: echo, ...(echo === 'unsubscribe' ? { scope: scopeOf(event) } : {}) };
}

/** Unsubscribes are from a group of SendGrid's, or from everything when it does not say which. */
function scopeOf({ asm_group_id: group }: SendGridEvent): string {
	return /^\d{1,18}$/.test(String(group)) ? `sendgrid:group:${group}` : EVERYTHING;
}

/** Beyond it a number of seconds would be after the year 5138; then it is milliseconds. */
const LARGEST_SECONDS = 1e11;
const LATEST_MS = 8.64e15;

function timeOf(timestamp: SendGridEvent['timestamp']): number | undefined {
	const number = Number(timestamp);
	if (!(number > 0)) return undefined;
	const ms = Math.round(number > LARGEST_SECONDS ? number : number * 1_000);
	return ms > LATEST_MS ? undefined : ms;
}

/** SendGrid's own id where it has one that any table can hold; else one made of all it says. */
function eventIdOf(data: SendGridEvent): string {
	const id = data.sg_event_id;
	if (id === undefined) return `content:${idOf(JSON.stringify(data))}`;
	return /^[\x21-\x7e]{1,200}$/.test(id) ? id : `hash:${idOf(id)}`;
}

/** Nobody has to scroll for it. */
const LONGEST_TEXT = 500;

function textOrNull(value: string | undefined): string | null {
	return value === undefined ? null : plainText(value, LONGEST_TEXT);
}

import { z } from 'zod/v4';

import type { Execution } from '../n8n-rest.mts';
import type { SendGridRecord } from '../stand-ins/send-grid.mts';
import { failureOf, itemsOf } from './runs.mts';
import { counted, inWords, listed, timeOf } from './words.mts';

type Run = Pick<Execution, 'status' | 'runs'>;

const queuedSchema = z.object({
	doorman: z.object({ debounce: z.object({ due_at: z.iso.datetime() }) }),
});
const rejectedSchema = z.object({
	doorman: z.object({ normalize: z.object({ message: z.string() }) }),
});
const droppedSchema = z.object({
	doorman: z.object({ debounce: z.object({ reason: z.string() }) }),
});
const notificationSchema = z.object({
	notification_id: z.string(),
	user_id: z.string(),
	email: z.string(),
	events: z.array(z.object({ event_type: z.string() })),
});
const lastLookSchema = z.object({
	listings: z.array(z.object({ street: z.string(), status: z.string() })),
});
const stillTrueSchema = z.object({
	still_true: z.array(z.object({ listing: z.object({ street: z.string() }) })),
});
const suppressedSchema = z.object({
	doorman: z.object({
		suppression: z.object({
			reason: z.string(),
			event_type: z.string().optional(),
			event_timestamp: z.string().optional(),
			provider: z.string().optional(),
		}),
	}),
});
const reportedSchema = z.object({
	doorman: z.object({
		suppression: z.object({ reason: z.string(), address: z.string().optional() }),
	}),
	event_type: z.string().optional(),
});

export type Notification = z.infer<typeof notificationSchema>;

/** When the event's window closes; undefined when it waits for nothing. */
export function dueAtMs(run: Run): number | undefined {
	const [queued] = itemsOf(run, 'Queue Event', 0);
	if (queued === undefined) return undefined;
	return Date.parse(queuedSchema.parse(queued).doorman.debounce.due_at);
}

/** What became of an event, and why, in one line. */
export function describeEvent(run: Run): string {
	const failure = failureOf(run);
	if (failure !== undefined) return `is tried again: ${failure}`;
	const dueAt = dueAtMs(run);
	if (dueAt !== undefined) return `waits until ${timeOf(dueAt)}, for others that may follow`;
	const [rejected] = itemsOf(run, 'Normalize', 1);
	if (rejected !== undefined) {
		const { message } = rejectedSchema.parse(rejected).doorman.normalize;
		return `is put aside as a dead letter: ${message}`;
	}
	const [dropped] = itemsOf(run, 'Queue Event', 1);
	const { reason } = droppedSchema.parse(dropped).doorman.debounce;
	return reason === 'repeated'
		? 'is dropped: the same event came before'
		: `is dropped: ${inWords(reason)}`;
}

/** The notification that started a run; undefined for runs of other kinds. */
export function notificationIn(run: Run): Notification | undefined {
	const [item] = itemsOf(run, 'Notification Is Due', 0);
	return item === undefined ? undefined : notificationSchema.parse(item);
}

function sentAs(record: SendGridRecord | undefined): string {
	if (record === undefined) return 'no mail has reached SendGrid';
	const { personalizations, subject } = record.mail;
	const to = personalizations.flatMap((one) => one.to.map(({ email }) => email));
	return `one mail to ${listed(to)}: "${subject}"`;
}

function mailOf(id: string, mails: readonly SendGridRecord[]): SendGridRecord | undefined {
	return mails.find(({ mail }) =>
		mail.personalizations.some(({ custom_args }) => custom_args?.['notification_id'] === id),
	);
}

function whyNotTrue(run: Run): string {
	const [answer] = itemsOf(run, 'Last Look', 0);
	const { listings } = lastLookSchema.parse(answer);
	if (listings.length === 0) return 'the listing feed no longer has it';
	const homes = listings.map(({ street, status }) => `${street} is ${inWords(status)} by now`);
	return `${listed(homes)}, says the listing feed`;
}

function whySuppressed(item: unknown, email: string): string {
	const { reason, event_type, event_timestamp, provider } =
		suppressedSchema.parse(item).doorman.suppression;
	if (event_type === undefined) return `${email}: ${inWords(reason)}`;
	const at = event_timestamp === undefined ? '' : ` at ${timeOf(event_timestamp)}`;
	return `${email} is suppressed, for a ${inWords(event_type)} that ${inWords(provider ?? 'somebody')} reported${at}`;
}

/** What became of a notification, and why, in one line. */
export function describeNotification(
	run: Run,
	{ notification_id, email, events }: Notification,
	mails: readonly SendGridRecord[],
): string {
	const failure = failureOf(run);
	if (failure !== undefined) return `is tried again: ${failure}`;
	const [untrue] = itemsOf(run, 'Still True?', 1);
	if (untrue !== undefined) return `no mail: ${whyNotTrue(run)}`;
	const [suppressed] = itemsOf(run, 'Check', 1);
	if (suppressed !== undefined) return `no mail: ${whySuppressed(suppressed, email)}`;
	const types = listed(events.map(({ event_type }) => inWords(event_type)));
	const mail = sentAs(mailOf(notification_id, mails));
	return `${mail}, made of ${counted(events.length, 'event')} about ${homesIn(run)} (${types})`;
}

function homesIn(run: Run): string {
	const [looked] = itemsOf(run, 'What Is Still True', 0);
	const { still_true } = stillTrueSchema.parse(looked);
	return listed([...new Set(still_true.map(({ listing }) => listing.street))]);
}

/** What a report of SendGrid did to the suppression list, in one line. */
export function describeReport(run: Run): string {
	const failure = failureOf(run);
	if (failure !== undefined) return `is tried again: ${failure}`;
	const [applied] = itemsOf(run, 'Ingest', 0);
	const [other] = [...itemsOf(run, 'Ingest', 1), ...itemsOf(run, 'Ingest', 2)];
	const { doorman, event_type = 'report' } = reportedSchema.parse(applied ?? other);
	const { reason, address = '' } = doorman.suppression;
	if (applied === undefined) return `changes nothing: ${inWords(reason)}`;
	return `is taken in: ${address} is ${inWords(reason)}, for a ${inWords(event_type)}`;
}

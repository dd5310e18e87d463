import type { EmailEvent } from '../records/email-event';
import type { MarkKind } from './rules';
import type { Signal } from './state';

/** What each event says about the address. Types that are not here say nothing. */
const MARKS: readonly {
	readonly type: EmailEvent['event_type'];
	readonly permanence?: EmailEvent['permanence'];
	readonly echoOf?: EmailEvent['echo_of'];
	readonly mark: MarkKind;
}[] = [
	{ type: 'bounce', permanence: 'hard', mark: 'hard_bounce' },
	{ type: 'bounce', permanence: 'soft', mark: 'soft_bounce' },
	{ type: 'complaint', mark: 'complaint' },
	{ type: 'unsubscribe', mark: 'unsubscribe' },
	{ type: 'resubscribe', mark: 'resubscribe' },
	{ type: 'delivered', mark: 'delivered' },
	{ type: 'drop', echoOf: 'bounce', mark: 'hard_bounce_echo' },
	{ type: 'drop', echoOf: 'complaint', mark: 'complaint_echo' },
	{ type: 'drop', echoOf: 'unsubscribe', mark: 'unsubscribe_echo' },
];

/**
 * The signal an event gives; undefined when it says nothing about whether its address may be mailed.
 *
 * @param now what claims to come from the future happened now, so that it cannot outrank what
 * happens next
 */
export function signalOf(event: EmailEvent, now: number): Signal | undefined {
	const row = MARKS.find(
		({ type, permanence, echoOf }) =>
			type === event.event_type &&
			(permanence === undefined || permanence === event.permanence) &&
			(echoOf === undefined || echoOf === event.echo_of),
	);
	if (row === undefined) return undefined;
	return {
		mark: row.mark,
		at: Math.min(Date.parse(event.event_timestamp), now),
		eventType: event.event_type,
		provider: event.provider,
		detail: event.reason,
	};
}

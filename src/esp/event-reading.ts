import type { EmailEvent } from '../records/email-event';

/** What became of reading one event of a provider. */
export type EventReading =
	| { readonly kind: 'event'; readonly event: EmailEvent }
	/** It is understood, and is not about a recipient. */
	| { readonly kind: 'irrelevant'; readonly reason: 'not_about_the_address' | 'about_the_account' }
	| { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

export type UnreadableReason =
	| 'unknown_format'
	| 'unknown_event'
	| 'no_address'
	| 'invalid_address'
	| 'no_scope';

/** One provider's events. */
export interface EventReader {
	/** Whether this looks like an event of this provider, whatever it says. */
	recognizes(raw: unknown): boolean;
	/** @param now when it arrived, for events that do not say when they happened */
	read(raw: unknown, now: number): EventReading;
}

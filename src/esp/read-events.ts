import { takeTurns } from '../event-loop';
import type { EventReader, EventReading } from './event-reading';
import { sendGridEvents } from './sendgrid/events';

/** The providers whose events are understood. */
export const providers = ['sendgrid'] as const;
export type Provider = (typeof providers)[number];

const READERS: Readonly<Record<Provider, EventReader>> = { sendgrid: sendGridEvents };

/**
 * Reads events of a provider, or of whichever provider each is recognized as. One that cannot be
 * read does not keep the others from being read.
 *
 * @param now when they arrived, epoch milliseconds
 */
export async function readEvents(
	raws: readonly unknown[],
	provider: Provider | 'auto',
	now: number,
): Promise<EventReading[]> {
	const takeTurn = takeTurns();
	const readings: EventReading[] = [];
	for (const raw of raws) {
		await takeTurn();
		const reader = provider === 'auto' ? recognized(raw) : READERS[provider];
		readings.push(reader?.read(raw, now) ?? { kind: 'unreadable', reason: 'unknown_format' });
	}
	return readings;
}

function recognized(raw: unknown): EventReader | undefined {
	return Object.values(READERS).find((reader) => reader.recognizes(raw));
}

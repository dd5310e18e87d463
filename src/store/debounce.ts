import type { ContactWindows } from '../debounce/contact-windows';
import type { Outbox } from '../debounce/outbox';
import { sql } from '../vendor/kysely';
import type { Database } from './database';
import { notificationSchema } from '../debounce/notification';
import { factsAbout, leaseWindows, peekWindows } from './debounce/lease';
import { acknowledgeSlice } from './debounce/acknowledge';
import {
	giveBackNotification,
	hasWork,
	leaseNotifications,
	parkNotification,
	renewNotifications,
} from './debounce/outbox';
import { queueSlice } from './debounce/queue';
import { settleSlice } from './debounce/settle';
import { inSlices } from './slices';

export { consumersIn } from './debounce/consumers';

/** Windows in the tables `contact_window` and `window_event`, ids in `queued_event`. */
export function contactWindowsIn(database: Database): ContactWindows {
	return {
		queue: (queue, events, now) =>
			inSlices(
				events,
				database.sliceSize,
				({ event }) => event.eventId,
				(slice) => queueSlice(database, queue, slice, now),
			),

		lookUp: (queue, eventIds, now) =>
			inSlices(
				eventIds.map((event_id) => ({ event_id })),
				database.sliceSize,
				({ event_id }) => event_id,
				async (slice) => {
					const { rows } = await sql<{ event_id: string }>`
						SELECT known.event_id
						FROM ${database.input({ event_id: 'text' }, slice)}
						CROSS JOIN ${database.table('queued_event')} AS known
						WHERE known.queue = ${queue} AND known.event_id = input.event_id
							AND known.expires_at_ms > ${now}
					`.execute(database.kysely);
					const known = new Set(rows.map(({ event_id }) => event_id));
					return slice.map(({ event_id }) => known.has(event_id));
				},
			),

		lease: (queue, terms, now) => leaseWindows(database, queue, terms, now),

		facts: (queues, users, now) => factsAbout(database, database.kysely, queues, users, now),

		settle: (windows, terms, now) =>
			inSlices(
				windows,
				database.sliceSize,
				({ userKey, group }) => JSON.stringify([userKey, group]),
				(slice) => settleSlice(database, slice, terms, now),
			),

		peek: (queue, limit) => peekWindows(database, queue, limit),
	};
}

/** The outbox in the tables `notification` and `cooldown`; what is parked goes to `letter`. */
export function outboxIn(database: Database): Outbox {
	return {
		lease: (queue, terms, now) => leaseNotifications(database, queue, terms, now),

		renew: (leased, leaseMs, now) => renewNotifications(database, leased, leaseMs, now),

		acknowledge: (asked, outcome, now) =>
			inSlices(
				asked,
				database.sliceSize,
				({ notificationId }) => notificationId,
				(slice) => acknowledgeSlice(database, slice, outcome, now),
			),

		giveBack: (leased, why, retryAtMs) => giveBackNotification(database, leased, why, retryAtMs),

		park: (leased, releaser, failure, now) =>
			parkNotification(database, leased, releaser, failure, now),

		hasWork: (queue, now) => hasWork(database, queue, now),

		peek: async (queue, now) => {
			const { rows } = await sql<{ payload: string }>`
				SELECT payload FROM ${database.table('notification')}
				WHERE queue = ${queue} AND state = 'ready' AND visible_at_ms <= ${now}
				ORDER BY priority DESC, visible_at_ms
				LIMIT 1
			`.execute(database.kysely);
			const [next] = rows;
			return next && notificationSchema.parse(JSON.parse(next.payload));
		},
	};
}

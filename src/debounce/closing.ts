import { bundle, subjectsOf, type Bundle } from './combine';
import type { ConsolidationTable } from './consolidation-table';
import { byEventTime, type WindowEvent } from './event';
import { latestWords, silencedBy, type LatestWords, type Mute } from './mutes';
import { supersessions, type Supersessions } from './supersede';
import { firstSeq, freeze, type DueWindow, type Held } from './freeze';
import { heldEventId, notificationId, type FrozenNotification } from './notification';

/** What was mailed before, or is about to be. */
export interface Cooldown {
	readonly eventType: string;
	/** Undefined while the notification it comes from has not been acknowledged. */
	readonly untilMs: number | undefined;
}

/** What is known of a user when windows of theirs are closed. */
export interface UserFacts {
	readonly cooldowns: readonly Cooldown[];
	readonly mutes: readonly Mute[];
}

export const NOTHING_KNOWN: UserFacts = { cooldowns: [], mutes: [] };

/** Windows of one user, and the events in them. */
export interface UserWindows {
	readonly userKey: string;
	readonly windows: readonly DueWindow[];
	readonly events: readonly WindowEvent[];
}

export function byUser(windows: readonly DueWindow[]): UserWindows[] {
	const users = new Map<string, DueWindow[]>();
	for (const window of windows) {
		const own = users.get(window.userKey);
		if (own === undefined) users.set(window.userKey, [window]);
		else own.push(window);
	}
	return [...users].map(([userKey, own]) => ({
		userKey,
		windows: own,
		events: own.flatMap(({ events }) => events),
	}));
}

export interface HeldEvent extends Held {
	readonly heldId: string;
	/** The notification that tells of it, if there is one. */
	readonly notificationId: string | undefined;
}

/** What closing a window comes to. Storing it is one step. */
export interface Closing {
	readonly window: DueWindow;
	readonly notifications: readonly FrozenNotification[];
	readonly held: readonly HeldEvent[];
	readonly mutes: readonly Mute[];
}

/**
 * Closes windows of one user. An event in one of them silences others in all of them; what one
 * window mails counts as mailed for the next.
 */
export function closeWindowsOf(
	windows: readonly DueWindow[],
	facts: UserFacts,
	table: ConsolidationTable,
	now: number,
): Closing[] {
	const words = latestWords(
		windows.flatMap(({ events }) => events),
		facts.mutes,
		table,
	);
	const coolingDown = new Set(
		facts.cooldowns
			.filter(({ untilMs }) => untilMs === undefined || untilMs > now)
			.map(({ eventType }) => eventType),
	);
	return windows.map((window) => {
		const closing = closeWindow(window, words, coolingDown, table, now);
		for (const { cooldowns } of closing.notifications) {
			for (const { eventType } of cooldowns) coolingDown.add(eventType);
		}
		return { ...closing, mutes: words.fresh.filter(isFrom(window)) };
	});
}

function isFrom({ events }: DueWindow): (mute: Mute) => boolean {
	const ids = new Set(events.map(({ eventId }) => eventId));
	return ({ becauseEventId }) => ids.has(becauseEventId);
}

function closeWindow(
	window: DueWindow,
	words: LatestWords,
	coolingDown: ReadonlySet<string>,
	table: ConsolidationTable,
	now: number,
): Omit<Closing, 'mutes'> {
	const events = [...window.events].sort(byEventTime);
	const held: Held[] = [];
	const sent: WindowEvent[] = [];
	const superseded = supersessions(events, table);
	for (const event of events) {
		const reason = reasonToHold(event, superseded, words, coolingDown, table);
		if (reason === undefined) sent.push(event);
		else held.push({ event, ...reason });
	}
	const bundles = bundle(sent, table);
	const bundleOf = (event: WindowEvent) => bundleFor(event, bundles);
	return {
		window,
		notifications: bundles.map((one) => {
			const told = held.filter(({ event }) => bundleOf(event) === one);
			return freeze(window, one, told, now);
		}),
		held: held.map((one) => {
			const teller = bundleOf(one.event);
			return {
				...one,
				heldId: heldEventId(window, one.event.seq),
				notificationId: teller && notificationId(window, firstSeq(teller)),
			};
		}),
	};
}

function reasonToHold(
	event: WindowEvent,
	superseded: Supersessions,
	words: LatestWords,
	coolingDown: ReadonlySet<string>,
	table: ConsolidationTable,
): Omit<Held, 'event'> | undefined {
	const silenced = silencedBy(event, words, table);
	if (silenced !== undefined) {
		return { reason: silenced.reason, becauseEventId: silenced.mute.becauseEventId };
	}
	const later = superseded(event);
	if (later !== undefined) return { reason: 'superseded', becauseEventId: later.eventId };
	if (event.template === '') return { reason: 'without_template', becauseEventId: undefined };
	if (coolingDown.has(event.eventType)) {
		return { reason: 'cooling_down', becauseEventId: undefined };
	}
	return undefined;
}

/** The notification that tells of a held event: one about the same property, else the first. */
function bundleFor(event: WindowEvent, bundles: readonly Bundle[]): Bundle | undefined {
	const { subjectKey } = event;
	const aboutTheSame = bundles.find(
		({ events }) => subjectKey !== undefined && subjectsOf(events).includes(subjectKey),
	);
	return aboutTheSame ?? bundles[0];
}

import type { Closing } from '../../src/debounce/closing';
import type { ArrivingEvent } from '../../src/debounce/contact-windows';
import type { DueWindow } from '../../src/debounce/freeze';
import { dueOf, join, waitingFor, type Waiting } from '../../src/debounce/waiting';

interface ModelWindow {
	readonly user: string;
	readonly waiting: ArrivedEvent[];
	lease: { readonly events: ArrivedEvent[]; readonly token: string; untilMs: number } | undefined;
}

interface ArrivedEvent {
	readonly arriving: ArrivingEvent;
	readonly arrivedAtMs: number;
}

interface ModelNotification {
	readonly events: string;
	state: 'ready' | 'leased' | 'delivered' | 'dead';
	visibleAtMs: number;
	tries: number;
	token: string;
}

/** What the ports promise, in memory and as plainly as can be: the other side of a comparison. */
export class DebounceModel {
	readonly #known = new Map<string, string>();
	readonly #windows = new Map<string, ModelWindow>();
	readonly #notifications: ModelNotification[] = [];

	queue(arriving: readonly ArrivingEvent[], now: number): string[] {
		return arriving.map((one) => {
			const { eventId, userKey } = one.event;
			const owner = this.#known.get(eventId);
			if (owner !== undefined) return owner === one.owner ? 'queued_before' : 'repeated';
			this.#known.set(eventId, one.owner);
			const name = `${userKey} ${one.timing.group}`;
			const window = this.#windows.get(name) ?? { user: userKey, waiting: [], lease: undefined };
			this.#windows.set(name, window);
			window.waiting.push({ arriving: one, arrivedAtMs: now });
			return 'queued';
		});
	}

	/** Returns the ids of the events of each window leased, as a sorted list of texts. */
	leaseWindows(token: string, leaseMs: number, now: number): string[] {
		const leased: string[] = [];
		for (const window of this.#windows.values()) {
			const dueAtMs = window.lease?.untilMs ?? dueOf(waitingOf(window.waiting)).dueAtMs;
			if (dueAtMs > now) continue;
			const events = window.lease?.events ?? window.waiting.splice(0);
			window.lease = { events, token, untilMs: now + leaseMs };
			leased.push(idsOf(events));
		}
		return leased.sort();
	}

	/**
	 * Settles what is still leased with the windows' token and returns their names; the others are
	 * lost. What they become is the room's affair and taken from there.
	 */
	settle(windows: readonly DueWindow[], closed: readonly Closing[], now: number): string[] {
		const settled = windows.filter(({ userKey, group, leaseToken }) => {
			const name = `${userKey} ${group}`;
			const own = this.#windows.get(name);
			if (own?.lease?.token !== leaseToken) return false;
			own.lease = undefined;
			if (own.waiting.length === 0) this.#windows.delete(name);
			return true;
		});
		for (const { content } of closed.flatMap(({ notifications }) => notifications)) {
			this.#notifications.push({
				events: content.events.map(({ event_id }) => String(event_id)).join(),
				state: 'ready',
				visibleAtMs: now,
				tries: 0,
				token: '',
			});
		}
		return settled.map(({ userKey, group }) => `${userKey} ${group}`).sort();
	}

	leaseNotifications(token: string, leaseMs: number, maxTries: number, now: number): string[] {
		const due = this.#notifications.filter(
			({ state, visibleAtMs }) => ['ready', 'leased'].includes(state) && visibleAtMs <= now,
		);
		for (const one of due) {
			if (one.state === 'leased' && one.tries >= maxTries) {
				one.state = 'dead';
				continue;
			}
			one.state = 'leased';
			one.tries += 1;
			one.token = token;
			one.visibleAtMs = now + leaseMs;
		}
		return due
			.filter(({ state }) => state === 'leased')
			.map(({ events, tries }) => `${events} try ${tries}`)
			.sort();
	}

	acknowledge(events: string, token: string): string {
		const one = this.#notifications.find((candidate) => candidate.events === events);
		if (one === undefined) return 'not_found';
		if (one.state === 'delivered') return 'already_acknowledged';
		if (one.token !== token) return one.state === 'dead' ? 'dead' : 'lease_lost';
		one.state = 'delivered';
		return 'acknowledged';
	}

	giveBack(events: string, token: string, retryAtMs: number | undefined): void {
		const one = this.#notifications.find((candidate) => candidate.events === events);
		if (one?.state !== 'leased' || one.token !== token) return;
		if (retryAtMs === undefined) {
			one.state = 'dead';
			return;
		}
		one.state = 'ready';
		one.token = '';
		one.visibleAtMs = retryAtMs;
	}
}

function waitingOf(events: readonly ArrivedEvent[]): Waiting {
	return events
		.map(({ arriving: { event, timing }, arrivedAtMs }) =>
			waitingFor(timing.wait, timing.maxEvents, arrivedAtMs, event.occurredAtMs),
		)
		.reduce(join);
}

function idsOf(events: readonly ArrivedEvent[]): string {
	return events.map(({ arriving }) => arriving.event.eventId).join();
}

import type { Wait } from './waiting';

/** How events of some types wait, and what becomes of them. */
export interface TimingRow extends Timing {
	/** `*` stands for every type that no other row names. */
	readonly eventTypes: readonly string[];
}

/** What an event is queued with. It keeps this, whatever becomes of the table meanwhile. */
export interface Timing {
	/** The mail template; empty for events that are never mailed themselves but count for others. */
	readonly template: string;
	/** Events of all types with the same group wait together; empty: with others of their type only. */
	readonly group: string;
	readonly wait: Wait;
	/** With so many events the window closes. */
	readonly maxEvents: number | undefined;
	/** For so long after a mail about such an event no other one of its type goes to the same user. */
	readonly cooldownMs: number;
	/** Notifications of a higher number leave first. */
	readonly priority: number;
}

const ANY = '*';

/** Finds the timing of a type; undefined when the table has no row for it. The first row wins. */
export function timingsOf(table: readonly TimingRow[]): (eventType: string) => Timing | undefined {
	const byType = new Map<string, TimingRow>();
	for (const row of table) {
		for (const type of row.eventTypes) if (!byType.has(type)) byType.set(type, row);
	}
	return (eventType) => {
		const row = byType.get(eventType) ?? byType.get(ANY);
		if (row === undefined) return undefined;
		return { ...timingOf(row), group: groupKey(row.group, eventType) };
	};
}

function timingOf({ template, group, wait, maxEvents, cooldownMs, priority }: TimingRow): Timing {
	return { template, group, wait, maxEvents, cooldownMs, priority };
}

/** A type that waits alone can never share a window with a group of the same name. */
function groupKey(group: string, eventType: string): string {
	return group === '' ? `type:${eventType}` : `group:${group}`;
}

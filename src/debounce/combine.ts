import { namesType, type CombineRow, type ConsolidationTable } from './consolidation-table';
import type { WindowEvent } from './event';

/** Events that go into one notification. */
export interface Bundle {
	readonly template: string;
	readonly title: string;
	readonly events: readonly WindowEvent[];
}

/**
 * Sorts events into bundles. The rows are tried in their order, each on what those before have left:
 * a row takes its events when there are at least two different types among them. What no row takes
 * goes by mail template.
 */
export function bundle(
	events: readonly WindowEvent[],
	{ combine }: Pick<ConsolidationTable, 'combine'>,
): Bundle[] {
	const bundles: Bundle[] = [];
	let left = events;
	for (const row of combine) {
		const taken = takenBy(row, left);
		const gone = new Set(taken.flat());
		left = left.filter((event) => !gone.has(event));
		for (const group of taken) {
			bundles.push({ template: row.template, title: titled(row.title, group), events: group });
		}
	}
	for (const [template, group] of groupedBy(left, (event) => event.template)) {
		bundles.push({ template, title: titleOf(group), events: group });
	}
	return bundles;
}

function takenBy(row: CombineRow, events: readonly WindowEvent[]): WindowEvent[][] {
	const named = events.filter(({ eventType }) => namesType(row.eventTypes, eventType));
	const groups =
		row.scope === 'window'
			? [named]
			: [...groupedBy(named, ({ subjectKey }) => subjectKey)]
					.filter(([subjectKey]) => subjectKey !== undefined)
					.map(([, group]) => group);
	return groups.filter((group) => new Set(group.map(({ eventType }) => eventType)).size > 1);
}

function groupedBy<Key>(
	events: readonly WindowEvent[],
	keyOf: (event: WindowEvent) => Key,
): Map<Key, WindowEvent[]> {
	const groups = new Map<Key, WindowEvent[]>();
	for (const event of events) {
		const group = groups.get(keyOf(event));
		if (group === undefined) groups.set(keyOf(event), [event]);
		else group.push(event);
	}
	return groups;
}

/** What the events are about, each once, in their order. */
export function subjectsOf(events: readonly WindowEvent[]): string[] {
	const subjects = events.map(({ subjectKey }) => subjectKey);
	return [...new Set(subjects.filter((subject) => subject !== undefined))];
}

function titled(title: string, events: readonly WindowEvent[]): string {
	return title
		.replaceAll('{count}', String(events.length))
		.replaceAll('{properties}', String(subjectsOf(events).length));
}

/** `price_drop` becomes "Price drop", three of them "Price drop (3)". */
function titleOf(events: readonly WindowEvent[]): string {
	const words = (events[0]?.eventType ?? '').replaceAll(/[_\-.\s]+/g, ' ').trim();
	const title = words.slice(0, 1).toUpperCase() + words.slice(1);
	return events.length > 1 ? `${title} (${events.length})` : title;
}

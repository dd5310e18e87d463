import type { ConsolidationTable } from './consolidation-table';
import { byEventTime, type WindowEvent } from './event';

/** The event that makes another one pointless: the last to do so; undefined when none does. */
export type Supersessions = (event: WindowEvent) => WindowEvent | undefined;

/** @param events of one window, as they happened */
export function supersessions(
	events: readonly WindowEvent[],
	{ supersede }: Pick<ConsolidationTable, 'supersede'>,
): Supersessions {
	const lastOfType = new Map<string, Map<string, WindowEvent>>();
	for (const event of events) {
		if (event.subjectKey === undefined) continue;
		const ofSubject = lastOfType.get(event.subjectKey) ?? new Map<string, WindowEvent>();
		lastOfType.set(event.subjectKey, ofSubject.set(event.eventType, event));
	}
	return (event) => {
		const ofSubject = lastOfType.get(event.subjectKey ?? '');
		if (event.subjectKey === undefined || ofSubject === undefined) return undefined;
		return supersede
			.filter(({ replaces }) => replaces.includes(event.eventType))
			.flatMap(({ eventTypes }) => eventTypes)
			.map((type) => ofSubject.get(type))
			.filter((later) => later !== undefined)
			.filter((later) => byEventTime(later, event) > 0)
			.sort(byEventTime)
			.at(-1);
	};
}

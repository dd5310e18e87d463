import { idOf } from '../ids';

/** What a lead's id is made of. */
export interface LeadIdParts {
	readonly source: string | null;
	/** What the source calls the lead's id. */
	readonly leadId: string | null;
	/** An id of unknown range, such as `id`: of use only together with a source. */
	readonly recordId: string | null;
	readonly receivedAt: string | null;
	/** The raw item, without `doorman`, which changes from delivery to delivery. */
	readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * `<source>:<the source's id>`; a `lead_id` without a source as it is; else a hash of source, arrival
 * and raw item behind the source's name (or `lead`). The same for every delivery of the same item.
 */
export function leadIdOf({ source, leadId, recordId, receivedAt, raw }: LeadIdParts): string {
	const id = leadId ?? (source === null ? null : recordId);
	if (id === null)
		return `${source ?? 'lead'}:${idOf(source ?? '', receivedAt ?? '', stable(raw))}`;
	if (source === null || id.startsWith(`${source}:`)) return id;
	return `${source}:${id}`;
}

/** The same text whatever the order in which a store or a sender put the members. */
function stable(raw: Readonly<Record<string, unknown>>): string {
	return JSON.stringify({ ...raw, doorman: undefined }, (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
			: typeof value === 'bigint'
				? String(value)
				: value,
	);
}

import { idOf } from '../ids';
import type { ItemField } from './item-fields';
import { textOf } from './text';

/** What a lead's id is made of. */
export interface LeadIdParts {
	readonly source: string | null;
	/** What the source calls the lead's id. */
	readonly leadId: string | null;
	/** An id of unknown range, such as `id`: of use only together with a source. */
	readonly recordId: string | null;
	readonly receivedAt: string | null;
	/** All values of the raw item. */
	readonly fields: readonly ItemField[];
}

/**
 * `<source>:<the source's id>`; a `lead_id` without a source as it is; else a hash of source, arrival
 * and raw item behind the source's name (or `lead`). The same for every delivery of the same item.
 */
export function leadIdOf({ source, leadId, recordId, receivedAt, fields }: LeadIdParts): string {
	const id = leadId ?? (source === null ? null : recordId);
	if (id === null) return `${source ?? 'lead'}:${hashOf(source, receivedAt, fields)}`;
	if (source === null || id.startsWith(`${source}:`)) return id;
	return `${source}:${id}`;
}

/** The same whatever the order in which a store or a sender put the fields. */
function hashOf(
	source: string | null,
	receivedAt: string | null,
	fields: readonly ItemField[],
): string {
	const lines = fields.map(({ path, value }) =>
		typeof value === 'string' ? `${path}=${value}` : `${path}:${textOf(value)}`,
	);
	return idOf(source ?? '', receivedAt ?? '', ...lines.sort());
}

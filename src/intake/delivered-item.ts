import type { Leased } from '../records/delivery';
import type { InboxPayload } from './inbox';

/**
 * Fields that an item gets from us, or that mean something else to n8n (it tries nodes again, or
 * takes another output, when an item has an `error`). A sender's own are kept aside.
 */
const SET_ASIDE = ['doorman', 'received_at', 'error'] as const;

/** A lead or a summary as the workflow gets it. The same for every try but for `attempt`. */
export function deliveredItem({
	id,
	attempt,
	payload: { kind, content, receivedAtMs },
}: Pick<Leased<InboxPayload>, 'id' | 'attempt' | 'payload'>): Record<string, unknown> {
	const setAside = SET_ASIDE.filter((name) => Object.hasOwn(content, name));
	const rest = Object.fromEntries(
		Object.entries(content).filter(([name]) => !setAside.some((one) => one === name)),
	);
	const sentAs = Object.fromEntries(setAside.map((name) => [name, content[name]]));
	return {
		...rest,
		...(kind === 'lead' ? { received_at: new Date(receivedAtMs).toISOString() } : {}),
		doorman: {
			delivery_id: id,
			intake: { kind, attempt, ...(setAside.length > 0 ? { sent_as: sentAs } : {}) },
		},
	};
}

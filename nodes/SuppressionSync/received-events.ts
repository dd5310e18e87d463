import type { INodeExecutionData } from 'n8n-workflow';

/** One event as it came, and the item it came in. */
export interface ReceivedRaw {
	readonly raw: unknown;
	readonly itemIndex: number;
	/** Its place in that item. */
	readonly place: number;
	/** Whether the item is the event, rather than a delivery of several. */
	readonly isItem: boolean;
}

/**
 * The events in items. An item is one event, or what n8n's Webhook node puts out, with the events
 * in `body`.
 */
export function receivedIn(items: readonly INodeExecutionData[]): ReceivedRaw[] {
	return items.flatMap(({ json }, itemIndex): ReceivedRaw[] => {
		const body = 'event' in json ? undefined : json['body'];
		if (typeof body !== 'object' || body === null || (Array.isArray(body) && body.length === 0)) {
			return [{ raw: json, itemIndex, place: 0, isItem: true }];
		}
		const raws: readonly unknown[] = Array.isArray(body) ? body : [body];
		return raws.map((raw, place) => ({ raw, itemIndex, place, isItem: false }));
	});
}

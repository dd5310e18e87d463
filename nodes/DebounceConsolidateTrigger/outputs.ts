import type { INodeExecutionData } from 'n8n-workflow';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import type { Released } from '../../src/debounce/deliveries';
import { toJsonObject } from '../../src/n8n/json-object';
import type { Leased } from '../../src/records/delivery';
import { envelopeOf } from '../../src/records/envelope';

/**
 * What a run starts with. Always in the first list: n8n ends the run of a workflow with the old
 * execution order when there is nothing in it.
 */
export function toRunData(
	{ payload, ...leased }: Leased<Released>,
	queue: string,
): INodeExecutionData[][] {
	if (payload.kind === 'notification') {
		const notification = { ...leased, payload: payload.notification };
		return [[{ json: toJsonObject(deliveredNotification(notification, queue)) }]];
	}
	return [
		payload.events.map((event) => ({ json: toJsonObject(deliveredHeldEvent(event, queue)) })),
	];
}

/** Notifications on the first output, events held back on the second. */
export function toOutputs(items: readonly INodeExecutionData[]): INodeExecutionData[][] {
	return [items.filter((item) => !isHeldBack(item)), items.filter(isHeldBack)];
}

export function isHeldBack({ json }: INodeExecutionData): boolean {
	return envelopeOf(json).debounce?.decision === 'held_back';
}

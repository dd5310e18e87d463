import { setTimeout as pause } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { foresee } from '../../src/debounce/close-windows';
import type { ContactWindows } from '../../src/debounce/contact-windows';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import type { Notification } from '../../src/debounce/notification';
import type { Outbox } from '../../src/debounce/outbox';
import { toJsonObject } from '../../src/n8n/json-object';
import type { QueueSettings } from './settings';

const LOOK_AGAIN_MS = 1_000;

export interface PeekStore {
	readonly contactWindows: Pick<ContactWindows, 'facts' | 'peek'>;
	readonly outbox: Pick<Outbox, 'peek'>;
	now(): Promise<number>;
}

/**
 * Shows the next notification, or what the next window to close would become now, as soon as there
 * is one. Nothing is leased, closed or changed. Nothing is shown to who stops waiting.
 */
export async function peekWhenThere(
	store: PeekStore,
	settings: QueueSettings,
	signal: AbortSignal | undefined,
): Promise<INodeExecutionData[][]> {
	let next = await peek(store, settings);
	while (next === undefined && signal?.aborted !== true) {
		await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
		// When the store does not answer, whoever listens still waits.
		next = await peek(store, settings).catch(() => undefined);
	}
	return next ?? [];
}

async function peek(
	{ contactWindows, outbox, now }: PeekStore,
	{ name, queue, table }: QueueSettings,
): Promise<INodeExecutionData[][] | undefined> {
	const at = await now();
	const ready = await outbox.peek(queue, at);
	if (ready !== undefined) return [[shown(ready, name)], []];
	const windows = await contactWindows.peek(queue, 1);
	const closings = await foresee(contactWindows, queue, windows, table, at);
	if (closings.length === 0) return undefined;
	return [
		closings.flatMap(({ notifications }) =>
			notifications.map(({ content }) => shown(content, name)),
		),
		closings
			.flatMap(({ held }) => held)
			.map(({ event, ...held }) => ({ ...held, record: event.content.record }))
			.map((held) => ({ json: toJsonObject(deliveredHeldEvent(held, name)) })),
	];
}

function shown(payload: Notification, queue: string): INodeExecutionData {
	const { notification_id: id } = payload;
	return { json: toJsonObject(deliveredNotification({ id, attempt: 0, payload }, queue)) };
}

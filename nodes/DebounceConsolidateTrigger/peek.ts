import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { foresee } from '../../src/debounce/close-windows';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import type { ContactWindows } from '../../src/debounce/contact-windows';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import type { Notification } from '../../src/debounce/notification';
import type { Outbox } from '../../src/debounce/outbox';
import { toJsonObject } from '../../src/n8n/json-object';

const LOOK_AGAIN_MS = 1_000;

export interface PeekTerms {
	/** The queue as the node calls it, and as the store does. */
	readonly name: string;
	readonly queue: string;
	readonly table: ConsolidationTable;
}

export interface PeekStore {
	readonly contactWindows: Pick<ContactWindows, 'facts' | 'peek'>;
	readonly outbox: Pick<Outbox, 'peek'>;
	now(): Promise<number>;
}

/**
 * Shows the next notification, or what the next window to close would become now. Nothing is leased,
 * closed or changed.
 */
export function peekWhenAsked(
	context: Pick<ITriggerFunctions, 'emit'>,
	store: PeekStore,
	terms: PeekTerms,
): ITriggerResponse {
	let timer: NodeJS.Timeout | undefined;
	const emitNext = async () => {
		const outputs = await peek(store, terms);
		if (outputs !== undefined) context.emit(outputs);
		return outputs !== undefined;
	};
	const lookAgain = () => {
		timer = setTimeout(() => {
			emitNext().then(
				(isDone) => {
					if (!isDone) lookAgain();
				},
				// The store did not answer; whoever listens still waits.
				lookAgain,
			);
		}, LOOK_AGAIN_MS);
	};
	return {
		manualTriggerFunction: async () => {
			if (!(await emitNext())) lookAgain();
		},
		closeFunction: async () => {
			clearTimeout(timer);
		},
	};
}

async function peek(
	{ contactWindows, outbox, now }: PeekStore,
	{ name, queue, table }: PeekTerms,
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
			.map((held) => ({ json: toJsonObject(deliveredHeldEvent(held, name)) })),
	];
}

function shown(payload: Notification, queue: string): INodeExecutionData {
	const { notification_id: id } = payload;
	return { json: toJsonObject(deliveredNotification({ id, attempt: 0, payload }, queue)) };
}

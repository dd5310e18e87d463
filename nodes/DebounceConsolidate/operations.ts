import type { Operation } from '../../src/n8n/operation';
import { acknowledgeOperation } from './acknowledge.operation';
import { closeWindowsOperation } from './close-windows.operation';
import { queueEventOperation } from './queue-event.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [
	queueEventOperation,
	closeWindowsOperation,
	acknowledgeOperation,
] as const satisfies readonly Operation[];

import type { Operation } from '../../src/n8n/operation';
import { discardOperation } from './discard.operation';
import { listOperation } from './list.operation';
import { parkOperation } from './park.operation';
import { resolveOperation } from './resolve.operation';
import { takeForReplayOperation } from './take-for-replay.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [
	parkOperation,
	listOperation,
	takeForReplayOperation,
	resolveOperation,
	discardOperation,
] as const satisfies readonly Operation[];

import type { Operation } from '../../src/n8n/operation';
import { assignOperation } from './assign.operation';
import { scoreOperation } from './score.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [scoreOperation, assignOperation] as const satisfies readonly Operation[];

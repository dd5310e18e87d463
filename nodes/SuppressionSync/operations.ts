import type { Operation } from '../../src/n8n/operation';
import { addOperation } from './add.operation';
import { checkOperation } from './check.operation';
import { ingestOperation } from './ingest.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [
	checkOperation,
	ingestOperation,
	addOperation,
] as const satisfies readonly Operation[];

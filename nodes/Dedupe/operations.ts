import type { Operation } from '../../src/n8n/operation';
import { completeKeysOperation } from './complete-keys.operation';
import { detectChangesOperation } from './detect-changes.operation';
import { findDuplicatesOperation } from './find-duplicates.operation';
import { releaseKeysOperation } from './release-keys.operation';
import { skipSeenOperation } from './skip-seen.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [
	skipSeenOperation,
	completeKeysOperation,
	releaseKeysOperation,
	findDuplicatesOperation,
	detectChangesOperation,
] as const satisfies readonly Operation[];

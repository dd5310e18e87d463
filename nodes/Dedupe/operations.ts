import type { Operation } from '../../src/n8n/operation';
import { completeKeysOperation } from './complete-keys.operation';
import { detectChangesOperation } from './detect-changes.operation';
import { findDuplicatesOperation } from './find-duplicates.operation';
import { keepApartOperation } from './keep-apart.operation';
import { matchPeopleOperation } from './match-people.operation';
import { mergePeopleOperation } from './merge-people.operation';
import { releaseKeysOperation } from './release-keys.operation';
import { skipSeenOperation } from './skip-seen.operation';
import { unmergePeopleOperation } from './unmerge-people.operation';

/** In the order of the editor's list; the first is the default. */
export const operations = [
	skipSeenOperation,
	completeKeysOperation,
	releaseKeysOperation,
	matchPeopleOperation,
	findDuplicatesOperation,
	detectChangesOperation,
	mergePeopleOperation,
	unmergePeopleOperation,
	keepApartOperation,
] as const satisfies readonly Operation[];

import { join } from 'node:path';

/** Screenshots and logs for people to look at; not under version control. */
export const artefactsFolder = join(import.meta.dirname, '..', '..', 'test-artifacts');

import { baseline } from './0001-baseline';
import type { Migration } from './migration';

/** In order of their versions, without gaps. */
export const migrations: readonly Migration[] = [baseline];

/** The schema this version of the pack works with. */
export const currentVersion = migrations.length;

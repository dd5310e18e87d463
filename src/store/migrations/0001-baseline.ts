import { contactWindowTables } from './baseline/contact-windows';
import { dedupeTables } from './baseline/dedupe';
import { scoreRouteTables } from './baseline/score-route';
import { intakeTables } from './baseline/intake';
import { letterTables } from './baseline/letters';
import { cooldownTables } from './baseline/cooldowns';
import { outboxTables } from './baseline/outbox';
import { peopleTables } from './baseline/people';
import { settingTables } from './baseline/setting';
import { suppressionTables } from './baseline/suppression';
import type { Migration } from './migration';

/** One set of tables per room. */
const tableSets = [
	settingTables,
	intakeTables,
	dedupeTables,
	peopleTables,
	contactWindowTables,
	outboxTables,
	cooldownTables,
	scoreRouteTables,
	suppressionTables,
	letterTables,
];

/** Until 1.0 the whole schema is here and rewritten freely; afterwards migrations are appended. */
export const baseline: Migration = {
	version: 1,
	sqlite: tableSets.flatMap(({ sqlite }) => sqlite),
	postgres: (schema) => tableSets.flatMap(({ postgres }) => postgres(schema)),
};

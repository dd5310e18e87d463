import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { postgresSchemaOf, sqliteSchemaOf } from './schema-dump';

// After a change of the schema: `npx vitest run test/store/schema.test.ts -u`, and review the change.

it('the schema of the embedded store is the one in schema.sqlite.sql', async () => {
	const filePath = join(freshFolder(), 'doorman.sqlite');
	await (await openStore({ kind: 'embedded', filePath })).close();
	await expect(sqliteSchemaOf(filePath)).toMatchFileSnapshot('schema.sqlite.sql');
});

it('the schema on PostgreSQL is the one in schema.postgres.sql', async () => {
	const target = await freshPostgresTarget();
	await (await openStore(target)).close();
	await expect(await postgresSchemaOf(target)).toMatchFileSnapshot('schema.postgres.sql');
});

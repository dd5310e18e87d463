import { join } from 'node:path';
import type { StoreTarget } from '../../src/store/target';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { describeDebounce } from './debounce.contract';
import { openDebounce } from './open-debounce';

const onFile = (): StoreTarget => ({
	kind: 'embedded',
	filePath: join(freshFolder(), 'doorman.sqlite'),
});

describeDebounce(
	'SQLite in memory',
	async () => await openDebounce({ kind: 'embedded', filePath: ':memory:' }),
);
describeDebounce('SQLite on file', async () => await openDebounce(onFile()));
describeDebounce('PostgreSQL', async () => await openDebounce(await freshPostgresTarget()));

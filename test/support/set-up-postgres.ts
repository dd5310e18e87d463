import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresCoordinates } from './postgres-server.mts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The one server of this run; every test uses a schema of its own (`freshPostgresTarget`). */
		postgres: PostgresCoordinates;
	}
}

/** Starts one PostgreSQL for the whole run. Without it nothing runs: there is no quiet skipping. */
export default async function setUpPostgres({
	provide,
}: TestProject): Promise<() => Promise<void>> {
	const server = await startPostgres();
	provide('postgres', server.coordinates);
	return server.remove;
}

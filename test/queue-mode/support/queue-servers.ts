import { startPostgres, type PostgresServer } from '../../support/postgres-server.mts';
import type { Closing } from './closing';
import { startRedis, type RedisServer } from './redis-server';

/** What the processes of n8n share. */
export interface QueueServers {
	readonly redis: RedisServer;
	/** n8n's own database. */
	readonly database: PostgresServer;
	/** Doorman's store, on a server of its own, so that it can be stopped without stopping n8n. */
	readonly store: PostgresServer;
}

/** @param folder where Redis runs */
export async function startQueueServers(folder: string, closing: Closing): Promise<QueueServers> {
	const redis = await startRedis(folder);
	closing.add(redis.stop);
	const database = await startPostgres();
	closing.add(database.remove);
	const store = await startPostgres();
	closing.add(store.remove);
	return { redis, database, store };
}

/** What every process of n8n is told about them. */
export function queueEnvironment({ redis, database, store }: QueueServers): Record<string, string> {
	const { host, port, database: name, user, password } = database.coordinates;
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: host,
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: name,
		DB_POSTGRESDB_USER: user,
		DB_POSTGRESDB_PASSWORD: password,
		DOORMAN_STORE_URL: store.url,
	};
}

import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from '../../vendor/kysely';
import { DatabaseError, type PoolClient, type QueryResultRow } from '../../vendor/pg';
import { explainFailure, type ServerAddress } from './failures';

/**
 * A pooled connection whose failures are explained. After a failure that is not the server's own
 * answer (a timeout, a broken network) the connection is not used again: an answer may still be
 * under way on it, and would be taken for the next statement's.
 */
export class ExplainingClient implements PostgresPoolClient {
	readonly #client: PoolClient;
	readonly #server: ServerAddress;
	#brokenBy: Error | undefined;

	constructor(client: PoolClient, server: ServerAddress) {
		this.#client = client;
		this.#server = server;
	}

	query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
	query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
	query<Row>(
		statement: string | PostgresCursor<Row>,
		parameters: readonly unknown[] = [],
	): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
		if (typeof statement === 'string') return this.#run<Row>(statement, parameters);
		throw new Error('Streaming is not offered by the PostgreSQL store.');
	}

	async #run<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
		if (this.#brokenBy !== undefined) throw this.#brokenBy;
		try {
			const result = await this.#client.query<QueryResultRow & Row>(text, [...parameters]);
			return {
				// `pg` types it as any text.
				command: result.command as PostgresQueryResult<Row>['command'],
				rowCount: result.rowCount ?? 0,
				rows: result.rows,
			};
		} catch (error) {
			const explained = explainFailure(error, this.#server);
			if (!(error instanceof DatabaseError) && explained instanceof Error)
				this.#brokenBy = explained;
			throw explained;
		}
	}

	release(discard?: boolean): void {
		this.#client.release(discard === true || this.#brokenBy !== undefined);
	}
}

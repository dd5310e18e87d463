export { Client, DatabaseError, Pool, types } from 'pg';
export type { ClientConfig, PoolClient, PoolConfig, QueryResultRow } from 'pg';

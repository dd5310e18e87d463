export { DatabaseError, Pool, types } from 'pg';
export type { PoolClient, PoolConfig, QueryResultRow } from 'pg';

export {
	CompiledQuery,
	Kysely,
	PostgresDialect,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	sql,
} from 'kysely';
export type {
	DatabaseConnection,
	Dialect,
	Driver,
	PostgresCursor,
	PostgresPool,
	PostgresPoolClient,
	PostgresQueryResult,
	QueryResult,
	RawBuilder,
} from 'kysely';

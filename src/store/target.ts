import { idOf } from '../ids';

/** A file on this machine. */
export interface EmbeddedTarget {
	readonly kind: 'embedded';
	readonly filePath: string;
}

/** A schema on a PostgreSQL server that all processes of the instance share. */
export interface PostgresTarget {
	readonly kind: 'postgres';
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	readonly schema: string;
	/** `require` encrypts without checking the certificate, `verify` checks it. */
	readonly ssl: 'disable' | 'require' | 'verify';
	/** Certificate authority in PEM form, when the server's is not a public one. */
	readonly sslCa?: string | undefined;
}

export type StoreTarget = EmbeddedTarget | PostgresTarget;

/** The target in words for hints and messages, without secrets. */
export function describeTarget(target: StoreTarget): string {
	if (target.kind === 'embedded') return `embedded store ${target.filePath}`;
	return `PostgreSQL ${target.host}:${target.port}/${target.database}, schema ${target.schema}`;
}

/** Equal for targets that may share one connection pool; reveals nothing of the password. */
export function identityOf(target: StoreTarget): string {
	if (target.kind === 'embedded') return idOf('embedded', target.filePath);
	return idOf(
		'postgres',
		target.host,
		String(target.port),
		target.database,
		target.user,
		target.password,
		target.schema,
		target.ssl,
		target.sslCa ?? '',
	);
}

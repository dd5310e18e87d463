import type { ColumnType } from '../database';

interface Element {
	/** The type's object id, fixed in PostgreSQL's catalogue (`pg_type.dat`). */
	readonly oid: number;
	/** @param value not null */
	bytesOf(value: unknown): number;
	write(buffer: Buffer, value: unknown, offset: number): void;
}

const elements: Readonly<Record<ColumnType, Element>> = {
	text: {
		oid: 25,
		bytesOf: (value) => Buffer.byteLength(String(value)),
		write: (buffer, value, offset) => buffer.write(String(value), offset),
	},
	bigint: {
		oid: 20,
		bytesOf: () => 8,
		write: (buffer, value, offset) => buffer.writeBigInt64BE(BigInt(Number(value)), offset),
	},
};

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

/**
 * A list in PostgreSQL's binary format for arrays (`array_recv` in the server's `arrayfuncs.c`).
 * `pg` sends a buffer as it is; as text or JSON both sides would take several times as long.
 *
 * @param values texts, or whole numbers; null or undefined where there is none
 */
export function binaryArray(type: ColumnType, values: readonly unknown[]): Buffer {
	const { oid, bytesOf, write } = elements[type];
	const sizes = values.map((value) => (isMissing(value) ? NULL_LENGTH : bytesOf(value)));
	const total = sizes.reduce((sum, size) => sum + LENGTH_BYTES + Math.max(size, 0), HEADER_BYTES);
	const buffer = Buffer.allocUnsafe(total);
	const mayHoldNulls = 1;
	const header = [1, mayHoldNulls, oid, values.length, 1];
	let offset = header.reduce((at, part) => buffer.writeInt32BE(part, at), 0);
	values.forEach((value, index) => {
		const size = sizes[index] ?? NULL_LENGTH;
		offset = buffer.writeInt32BE(size, offset);
		if (size === NULL_LENGTH) return;
		write(buffer, value, offset);
		offset += size;
	});
	return buffer;
}

function isMissing(value: unknown): boolean {
	return value === null || value === undefined;
}

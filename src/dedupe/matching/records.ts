import type { Column } from './column';
import { columnOf } from './kinds';
import type { MatchingModel } from './model';
import { halvesOf } from './whole-name';

/** Many records, made ready for comparing under a model. */
export interface Records {
	readonly model: MatchingModel;
	readonly columns: readonly Column[];
	readonly size: number;
}

/** @param fieldsOf the text of a record's field; empty when it has none */
export function recordsOf(
	model: MatchingModel,
	size: number,
	fieldOf: (record: number, field: string) => string,
): Records {
	const columns = model.comparisons.map(({ kind }) => columnOf(kind, size));
	for (let record = 0; record < size; record++) {
		model.comparisons.forEach(({ fields, half }, index) => {
			const values = fields.map((field) => fieldOf(record, field));
			const isMissing = half !== undefined && values.every((value) => value === '');
			columns[index]?.add(isMissing ? [halvesOf(fieldOf(record, half.of))[half.take]] : values);
		});
	}
	for (const column of columns) column.close();
	return { model, columns, size };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressParts } from '../../../src/normalize/address/address-parts';
import { parseAddressLine } from '../../../src/normalize/address/parse-line';
import { bareUnitOf } from '../../../src/normalize/address/unit-line';

export interface Case {
	readonly line: string;
	/** `street | unit | city | state | zip`, `-` for what the line does not say. */
	readonly parts: string;
}

/** The cases of a table beside this file: `line => street | unit | city | state | zip` a row. */
export function casesOf(file: string): Case[] {
	return readFileSync(join(import.meta.dirname, file), 'utf8')
		.split('\n')
		.filter((row) => row !== '' && !row.startsWith('//'))
		.map((row) => {
			const [line = '', parts = ''] = row.split(' => ');
			return { line: line.replaceAll('\\n', '\n'), parts };
		});
}

export function written({ street, unit, city, state, zip, zip4 }: AddressParts): string {
	const code = zip !== null && zip4 !== null ? `${zip}-${zip4}` : zip;
	return [street, unit, city, state, code].map((part) => part ?? '-').join(' | ');
}

/** What a line is taken apart to; the reason when it is not. */
export function partsIn(line: string): string {
	const { value, doubts } = parseAddressLine(line);
	if (value === null) return doubts[0]?.code ?? '';
	return written({ ...value.parts, unit: bareUnitOf(value.parts.unit) });
}

/** The part of cases that come out right in all five parts, and those that do not. */
export function score(cases: readonly Case[]): { right: number; wrong: string[] } {
	const wrong = cases.flatMap(({ line, parts }) => {
		const found = partsIn(line);
		return found === parts ? [] : [`${line} => ${found}, not ${parts}`];
	});
	return { right: 1 - wrong.length / cases.length, wrong };
}

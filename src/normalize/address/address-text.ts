import { textOf } from '../text';

const FRACTIONS: readonly (readonly [string, string])[] = [
	['½', ' 1/2 '],
	['¼', ' 1/4 '],
	['¾', ' 3/4 '],
];
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * A value as the text of an address: in the compatible Unicode form, fractions in figures, lines
 * kept as such, HTML line breaks too.
 */
export function addressText(value: unknown): string {
	const given = textOf(value);
	const text = given.includes('<') ? given.replaceAll(/<br ?\/?>/gi, '\n') : given;
	if (PLAIN.test(text)) return text;
	let figures = text;
	for (const [sign, digits] of FRACTIONS) figures = figures.replaceAll(sign, digits);
	return figures
		.normalize('NFKC')
		.replaceAll(/[–—−]/g, '-')
		.replaceAll(/[\u2028\u2029\v\f]/g, '\n')
		.replaceAll('⁄', '/')
		.trim();
}

const CANADIAN_CODE = /\b[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?\d[abceghj-nprstv-z]\d\b/i;
const BRITISH_CODE =
	/\b[a-z]{1,2}\d[a-z\d]? \d(?!st|nd|rd|th)[a-z]{2}\b\.?,?(?: (?:uk|gb|england|united kingdom))?$/i;
const FOREIGN_COUNTRY =
	/[\s,](?:canada|mexico|méxico|united kingdom|uk|great britain|england|scotland|ireland|france|germany|deutschland|spain|españa|italy|netherlands|belgium|switzerland|austria|sweden|norway|denmark|poland|portugal|greece|australia|new zealand|india|pakistan|china|hong kong|japan|south korea|singapore|philippines|thailand|vietnam|israel|turkey|united arab emirates|uae|saudi arabia|egypt|nigeria|kenya|south africa|brazil|brasil|argentina|colombia|venezuela|costa rica|dominican republic|bahamas)\.?$/i;
const US_END = /\b[a-z]{2}\.?,? \d{5}(?:-\d{4})?$/i;

/** Whether an address says that it is not in the US: by its country, or a postal code of another form. */
export function foreignCountryIn(text: string): boolean {
	if (US_END.test(text)) return false;
	return CANADIAN_CODE.test(text) || BRITISH_CODE.test(text) || isAbroad(text);
}

/** A street named after a country ends with its suffix; `Jamaica` and `Mexico` are towns, too. */
function isAbroad(text: string): boolean {
	const found = FOREIGN_COUNTRY.exec(text);
	if (found === null) return false;
	const before = text.slice(0, found.index).trimEnd();
	return !/\b(?:new|little|east|west|north|south)$/i.test(before) && before.includes(' ');
}

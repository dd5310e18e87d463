/** A decimal number as the digits it was written with: `coefficient / 10 ** places`. */
export interface Decimal {
	readonly coefficient: bigint;
	readonly places: number;
}

/** Digits with or without commas between thousands and a decimal point; nothing else. */
export const DECIMAL = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,12})?|\.\d{1,12}`;

const WHOLE = new RegExp(`^(?:${DECIMAL})$`);

/** Reads a number as people in the US write it, without losing a digit; undefined when it is none. */
export function decimalOf(text: string): Decimal | undefined {
	if (!WHOLE.test(text)) return undefined;
	const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.');
	return { coefficient: BigInt(whole + fraction), places: fraction.length };
}

/** A number times a fraction, rounded half up to a whole number. */
export function wholeOf(
	{ coefficient, places }: Decimal,
	[numerator, denominator]: readonly [bigint, bigint] = [1n, 1n],
): bigint {
	const divisor = denominator * 10n ** BigInt(places);
	return (2n * coefficient * numerator + divisor) / (2n * divisor);
}

/** The nearest number JavaScript has. */
export function numberOf({ coefficient, places }: Decimal): number {
	return Number(coefficient) / 10 ** places;
}

/** Writes halves and quarters as decimals: `2 1/2` and `2½` (which is `21⁄2` in NFKC) become `2.5`. */
export function withoutFractions(line: string): string {
	return line.replace(
		/(?:(\d{1,6})\s+)?\b([13])\/([24])\b|(\d{0,6}?)([13])\u2044([24])/,
		(_, whole = '', top = '', bottom = '', wholeOfSign = '', topOfSign = '', bottomOfSign = '') =>
			`${whole || wholeOfSign || '0'}.${QUARTERS[`${top || topOfSign}/${bottom || bottomOfSign}`] ?? ''}`,
	);
}

const QUARTERS: Readonly<Record<string, string>> = { '1/2': '5', '1/4': '25', '3/4': '75' };

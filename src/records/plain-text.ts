/**
 * A foreign text that every database can hold: without NUL, halves of characters replaced, and not
 * longer than `longest`.
 */
export function plainText(value: string, longest: number): string {
	return Buffer.from(value.replaceAll('\0', '').slice(0, longest)).toString();
}

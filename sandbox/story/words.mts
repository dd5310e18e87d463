/** `price_drop` as people write it. */
export function inWords(code: string): string {
	return code.replaceAll('_', ' ');
}

/** A time of the day on this machine. */
export function timeOf(time: string | number): string {
	return new Date(time).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}

/** `new listing, open house and price drop` */
export function listed(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A number with what it counts. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

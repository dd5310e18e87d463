const NAMES = new Map([['sendgrid', 'SendGrid']]);

/** `price_drop`, `budget_cents` or `sendgrid` as people write it. */
export function inWords(code: string): string {
	return NAMES.get(code) ?? code.replace(/_cents$/, '').replaceAll('_', ' ');
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
	return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}

const WHO_WIDTH = 34;
const NARROWEST = 80;

/** Of a file or a pipe there is no end. */
function terminalColumns(): number {
	return process.stdout.isTTY ? process.stdout.columns : Infinity;
}

/**
 * Who or what something happened to, and what it was. Wider than the terminal, it goes on below,
 * in the second column.
 */
export function line(who: string, outcome: string, columns = terminalColumns()): string {
	const first = `  ${who.padEnd(WHO_WIDTH - 3)} `;
	const width = Math.max(columns, NARROWEST) - WHO_WIDTH;
	const rows: string[] = [''];
	for (const word of `${outcome}.`.split(' ')) {
		const row = rows.at(-1) ?? '';
		if (row !== '' && row.length + 1 + word.length >= width) rows.push(word);
		else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
	}
	return first + rows.join(`\n${' '.repeat(WHO_WIDTH)}`);
}

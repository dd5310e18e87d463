export interface PhoneSpelling {
	/** The number as somebody would type it. */
	readonly text: string;
	/** A spreadsheet kept fewer digits than there were. */
	readonly isRounded: boolean;
}

const LABEL =
	/^(?:tel|telephone|phone|ph|mobile|cell|home|work|office|direct|[hcwmop])\b\s*[:.#]?\s*/i;
const LABEL_BEHIND = /\s*\(?\b(?:mobile|cell|home|work|office|direct|[hcwmo])\)?\.?$/i;

/**
 * Undoes what spreadsheets and forms do to phone numbers: `4155552671.0`, `4.155552671E9`,
 * `'4155552671`, `="4155552671"`, `tel:`, `Cell:` and `00` or `001` for the plus sign.
 */
export function asTyped(line: string): PhoneSpelling {
	const bare = unquoted(line).replace(/^tel:/i, '').replace(LABEL, '').replace(LABEL_BEHIND, '');
	const scientific = /^\+?(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(bare);
	if (scientific !== null) {
		const [, lead = '', fraction = '', exponent = ''] = scientific;
		const places = Number(exponent);
		// Ten digits and more are written out only when none was lost; fewer may have ended in zeros.
		return { text: lead + fraction.padEnd(places, '0'), isRounded: fraction.length !== places };
	}
	const whole = /^\+?\d{7,}\.0+$/.test(bare) ? bare.slice(0, bare.indexOf('.')) : bare;
	return { text: whole.replace(/^\(?00(?=[1-9])\)?/, '+'), isRounded: false };
}

function unquoted(line: string): string {
	const formula = /^="([^"]*)"$/.exec(line)?.[1];
	return (formula ?? line.replace(/^'/, '')).trim();
}

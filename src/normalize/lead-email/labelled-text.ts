import {
	labelWithoutColon,
	messageWithoutColon,
	splitAtLabels,
	type Labelled,
} from './label-finder';
import { headingIn, type LabelMeaning, type Vocabulary } from './labels';
import { goesOn, joinedValue, type OpenLabel } from './label-values';
import { isBlankLine, type Line } from './lines';

/** A label that was found, and its value. */
export interface Finding {
	readonly label: string;
	/** Undefined for a label that is not known. */
	readonly meaning: LabelMeaning | undefined;
	readonly value: string;
}

/** Reads the labels and values of a mail, whichever of the usual layouts it has, in their order. */
export function findingsIn(lines: readonly Line[], vocabulary: Vocabulary): Finding[] {
	const collector = new Collector(vocabulary);
	for (const line of lines) collector.take(line);
	return collector.finish();
}

const MOST_FINDINGS = 300;
/** `Question` and `Answer` above a table of both. */
const COLUMN_TITLE = /^(?:answer|value|response|details|submitted)$/i;
const MOST_VALUE_LINES = 400;

class Collector {
	readonly #vocabulary: Vocabulary;
	readonly #findings: Finding[] = [];
	#open: OpenLabel | undefined;
	/** A row of labels only, which the next row has the values for. */
	#columns: readonly string[] = [];
	#isAboutAgent = false;
	/** How many labels had no colon. */
	#withoutColon = 0;

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
	}

	take(line: Line): void {
		if (isBlankLine(line)) {
			if (this.#open !== undefined) this.#open.blanks++;
			return;
		}
		if (line.cells.length > 1 && this.#takeRow(line.cells)) return;
		for (const text of line.cells.flatMap((cell) => cell.split('\n'))) this.#takeText(text);
	}

	finish(): Finding[] {
		this.#close();
		return this.#findings;
	}

	/** Cells in turns label and value, or a row of labels and one of values. */
	#takeRow(cells: readonly string[]): boolean {
		const columns = this.#columns;
		this.#columns = [];
		if (columns.length > 0 && columns.length === cells.length) {
			columns.forEach((label, index) => this.#add(label, cells[index] ?? ''));
			return true;
		}
		const isLabel = cells.map((cell) => this.#isLabel(cell));
		if (cells.length > 1 && isLabel.every(Boolean)) {
			this.#close();
			this.#columns = cells;
			return true;
		}
		const pairs = cells.length % 2 === 0;
		if (!pairs || !isLabel.every((is, index) => (index % 2 === 0 ? is : true))) {
			return this.#takeUnknownPair(cells);
		}
		for (let index = 0; index < cells.length; index += 2) {
			this.#add(cells[index] ?? '', cells[index + 1] ?? '');
		}
		return true;
	}

	/** A row of two of which the first is short and ends in a colon. */
	#takeUnknownPair(cells: readonly string[]): boolean {
		const [label = '', value = ''] = cells;
		if (cells.length !== 2 || !/^[^:\n]{1,60}:$/.test(label)) return false;
		this.#add(label, value);
		return true;
	}

	#isLabel(cell: string): boolean {
		if (cell.includes('\n')) return false;
		return this.#vocabulary.meaningOf(withoutColon(cell)) !== undefined;
	}

	#add(cell: string, value: string): void {
		this.#close();
		const label = withoutColon(cell);
		if (COLUMN_TITLE.test(value)) return;
		if (this.#holdsLabels(value)) {
			for (const line of value.split('\n')) this.#takeText(line);
			this.#close();
			return;
		}
		this.#start(label, this.#vocabulary.meaningOf(label), value);
		this.#close();
	}

	/** An address in one cell, with a label before each of its parts. */
	#holdsLabels(value: string): boolean {
		const lines = value.split('\n');
		if (lines.length < 2) return false;
		return lines.every((line) => {
			const [first] = splitAtLabels(line, this.#vocabulary).labelled;
			return first?.meaning !== undefined && line.startsWith(first.label);
		});
	}

	#takeText(text: string): void {
		const heading = this.#headingIn(text);
		if (heading !== undefined) {
			// `Your listing`, `FOR RENT`, and then the address.
			if (this.#open?.values.length === 0 && heading === 'heading') return;
			this.#close();
			this.#isAboutAgent = heading === 'agent';
			return;
		}
		const { before, labelled } = this.#split(text);
		if (before !== '') this.#continue(before);
		for (const { label, meaning, value } of labelled) {
			this.#close();
			this.#start(label, meaning, value);
		}
	}

	/** A heading that the source's table calls a label is one. */
	#headingIn(text: string): 'heading' | 'agent' | undefined {
		const heading = headingIn(text);
		if (heading === undefined) return undefined;
		return this.#vocabulary.isParticular(text.replace(/\s*:$/, '')) ? undefined : heading;
	}

	#split(text: string): { before: string; labelled: readonly Labelled[] } {
		const whole = this.#labelAlone(text);
		if (whole !== undefined) return { before: '', labelled: [whole] };
		const found = splitAtLabels(text, this.#vocabulary);
		const [first] = found.labelled;
		if (first !== undefined && this.#swallows(first)) {
			return { before: text, labelled: [] };
		}
		if (first !== undefined) return found;
		const without =
			labelWithoutColon(text, this.#vocabulary) ??
			(this.#withoutColon > 1 ? messageWithoutColon(text, this.#vocabulary) : undefined);
		return without === undefined || this.#isInMessage()
			? { before: text, labelled: [] }
			: this.#takenWithoutColon(without);
	}

	#takenWithoutColon(labelled: Labelled): { before: string; labelled: readonly Labelled[] } {
		this.#withoutColon++;
		return { before: '', labelled: [labelled] };
	}

	/** A line that is a known label and nothing else. */
	#labelAlone(text: string): Labelled | undefined {
		if (text.length > 60 || !/^\p{L}/u.test(text) || !this.#mayBeLabel(text)) return undefined;
		const meaning = this.#vocabulary.meaningOf(text);
		return meaning === undefined ? undefined : { label: withoutColon(text), meaning, value: '' };
	}

	/** One word in lower case within a message is a word of it. */
	#mayBeLabel(text: string): boolean {
		return !this.#isInMessage() || /^\p{Lu}/u.test(text);
	}

	#isInMessage(): boolean {
		return this.#open?.meaning === 'message' && this.#open.values.length > 0;
	}

	/**
	 * Within a message `my budget: 300k` and `One more thing: …` belong to it; `Credit Score: 700` is a
	 * label, and so is `phone: …` where all labels are in lower case.
	 */
	#swallows({ label, meaning }: Labelled): boolean {
		if (this.#open?.meaning !== 'message') return false;
		if (meaning !== undefined) {
			return this.#isInMessage() && isLower(label) && !isLower(this.#open.label);
		}
		const words = label.split(/\s+/);
		return words.length > 4 || !words.every(isTitleWord) || GREETING.test(label);
	}

	#start(label: string, meaning: LabelMeaning | undefined, value: string): void {
		this.#open = { label, meaning, values: value === '' ? [] : [value], blanks: 0 };
	}

	#continue(text: string): void {
		const open = this.#open;
		if (open === undefined) return;
		if (goesOn(open, text) && open.values.length < MOST_VALUE_LINES) {
			if (open.blanks > 0 && open.values.length > 0) open.values.push('');
			open.values.push(text);
			open.blanks = 0;
		} else {
			this.#close();
		}
	}

	#close(): void {
		const open = this.#open;
		this.#open = undefined;
		if (open === undefined || this.#findings.length >= MOST_FINDINGS) return;
		const isAgents = this.#isAboutAgent && open.meaning !== 'message';
		const value = joinedValue(open);
		if (value === '') return;
		this.#findings.push({
			label: isAgents ? `Agent ${open.label}` : open.label,
			meaning: isAgents ? 'other' : open.meaning,
			value,
		});
	}
}

function withoutColon(label: string): string {
	return label.replace(/[\s:*]{1,20}$/, '').trim();
}

function isLower(label: string): boolean {
	return /^\p{Ll}/u.test(label);
}

function isTitleWord(word: string): boolean {
	return /^[\p{Lu}\d(#&/]/u.test(word) || /^(?:of|to|in|the|for|a)$/.test(word);
}

const GREETING = /^(?:hi|hello|hey|dear|note|ps|p\.s\.?|thanks|thank you|update|edit|question)\b/i;

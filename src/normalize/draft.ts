import type { Issue } from '../records/issue';
import type { Feed, Feeds } from './feeds';
import type { Doubt, Reading } from './reading';
import { textOf } from './text';

/** Which source a field came from, and by which rule. */
export interface Origin {
	/** A path in the item; null for a fixed value. */
	readonly from: string | null;
	readonly rule: Feed['rule'];
}

/** Longer values are cut in issues; under `extra` they stay whole. */
const LONGEST_VALUE = 200;

/**
 * A record in the making. Values are taken from their feeds through readers; the draft notes what
 * was doubtful, where each field came from, and which sources were used up.
 */
export class Draft<Target extends string> {
	readonly issues: Issue[] = [];
	readonly provenance: Record<string, Origin> = {};
	/** Paths of sources whose value went into the record; all others stay under `extra`. */
	readonly used: Feed[] = [];
	readonly #feeds: Feeds<Target>;

	constructor(feeds: Feeds<Target>) {
		this.#feeds = feeds;
	}

	has(target: Target): boolean {
		return this.#feeds.has(target);
	}

	/** The raw value that feeds a field, without using it up. */
	peek(target: Target): unknown {
		return this.#feeds.get(target)?.value;
	}

	/** The path of the source that feeds a field; empty for a fixed value. */
	sourcePath(target: Target): string {
		return this.#feeds.get(target)?.path ?? '';
	}

	/**
	 * Takes the value that feeds a field through its reader; null when there is none or it is in
	 * doubt.
	 *
	 * @param field what issues and provenance call it, when not by the target's name
	 */
	take<Value>(
		target: Target,
		reader: (value: unknown) => Reading<Value>,
		field: string = target,
	): Value | null {
		const feed = this.#feeds.get(target);
		if (feed === undefined) return null;
		const { value, doubts } = reader(feed.value);
		for (const doubt of doubts) this.doubt(field, doubt, feed.value);
		if (value === null) return null;
		this.used.push(feed);
		this.provenance[field] = { from: feed.path ?? null, rule: feed.rule };
		return value;
	}

	/** Notes that the values under these paths went into the record. */
	useUp(paths: readonly string[]): void {
		for (const path of paths) {
			this.used.push({ value: undefined, path, holders: [], rule: 'dictionary' });
		}
	}

	doubt(field: string, { code, message }: Doubt, value: unknown): void {
		const isKnown = this.issues.some((issue) => issue.field === field && issue.code === code);
		if (!isKnown) this.issues.push({ field, code, message, value: short(value) });
	}
}

function short(value: unknown): unknown {
	const text = typeof value === 'string' ? value : textOf(value);
	if (text.length <= LONGEST_VALUE) return value;
	return `${text.slice(0, LONGEST_VALUE)}…`;
}

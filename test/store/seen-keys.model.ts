import type {
	Claim,
	ClaimAnswer,
	ClaimTerms,
	CompletionTerms,
	KnownKey,
	OwnedKey,
	SeenKeys,
} from '../../src/dedupe/seen-keys';

/** What is remembered of one key. */
export interface Entry extends KnownKey {
	readonly owner: string;
	readonly isCompleted: boolean;
	readonly expiresAtMs: number;
}

/** One key: what is remembered of it, if anything. */
export type Memory = Entry | undefined;

/** The key after a claim; undefined when the claim is lost. */
export function claimed(memory: Memory, owner: string, terms: ClaimTerms, now: number): Memory {
	const entry = remembered(memory, now);
	const isOwn = entry?.owner === owner;
	if (known(entry, now) !== undefined && !(isOwn && !entry.isCompleted)) return undefined;
	const first = isOwn ? entry : { firstSeenAtMs: now, executionId: terms.executionId };
	return {
		owner,
		executionId: first.executionId,
		firstSeenAtMs: first.firstSeenAtMs,
		heldUntilMs: terms.holdMs === undefined ? undefined : now + terms.holdMs,
		isCompleted: false,
		expiresAtMs: now + (terms.rememberMs ?? Infinity),
	};
}

/** The key after a completion; undefined when that does not apply. */
export function completed(
	memory: Memory,
	owner: string | undefined,
	{ rememberMs, executionId }: CompletionTerms,
	now: number,
): Memory {
	const entry = remembered(memory, now);
	if (entry?.isCompleted === true || !mayAct(entry, owner)) return undefined;
	return {
		owner: entry?.owner ?? owner ?? '',
		executionId: entry?.executionId ?? executionId,
		firstSeenAtMs: entry?.firstSeenAtMs ?? now,
		heldUntilMs: undefined,
		isCompleted: true,
		expiresAtMs: now + (rememberMs ?? Infinity),
	};
}

/** Whether a release applies, after which nothing is remembered. */
export function isReleased(memory: Memory, owner: string | undefined, now: number): boolean {
	const entry = remembered(memory, now);
	return entry !== undefined && mayAct(entry, owner);
}

/** What others are told of the key: nothing when it is free for the taking. */
export function known(memory: Memory, now: number): Memory {
	const entry = remembered(memory, now);
	return entry?.heldUntilMs !== undefined && entry.heldUntilMs <= now ? undefined : entry;
}

function remembered(memory: Memory, now: number): Memory {
	return memory === undefined || memory.expiresAtMs <= now ? undefined : memory;
}

function mayAct(entry: Memory, owner: string | undefined): boolean {
	return entry === undefined || owner === undefined || entry.owner === owner;
}

/** The port as simply as it can be said: in memory, one key after the other. */
export function seenKeysModel(): SeenKeys {
	const memories = new Map<string, Memory>();

	/** Asks for each key in turn; `change` gives the answer and what is remembered from then on. */
	const each = <Asked extends { key: string }, Answer>(
		ledger: string,
		asked: readonly Asked[],
		change: (memory: Memory, one: Asked) => [answer: Answer, memory: Memory],
	): Answer[] =>
		asked.map((one) => {
			const place = `${ledger}\n${one.key}`;
			const [answer, memory] = change(memories.get(place), one);
			memories.set(place, memory);
			return answer;
		});

	return {
		claim: async (ledger, claims, terms, now) =>
			each<Claim, ClaimAnswer>(ledger, claims, (memory, { owner }) => {
				const next = claimed(memory, owner, terms, now);
				if (next === undefined) return [{ won: false, known: told(known(memory, now)) }, memory];
				const { firstSeenAtMs, heldUntilMs } = next;
				return [{ won: true, firstSeenAtMs, heldUntilMs }, next];
			}),

		look: async (ledger, keys, now) =>
			each(ledger, keys.map(toAsked), (memory) => [told(known(memory, now)), memory]),

		complete: async (ledger, keys, terms, now) =>
			each(ledger, keys, (memory, { owner }) => {
				const next = completed(memory, owner, terms, now);
				if (next !== undefined) return ['completed', next];
				const isDone = known(memory, now)?.isCompleted === true;
				return [isDone ? 'already_completed' : 'taken_over', memory];
			}),

		release: async (ledger, keys, now) =>
			each(ledger, keys, (memory, { owner }) => {
				if (isReleased(memory, owner, now)) return ['released', undefined];
				return [known(memory, now) === undefined ? 'not_found' : 'taken_over', memory];
			}),
	};
}

function toAsked(key: string): OwnedKey {
	return { key, owner: undefined };
}

function told(entry: Memory): KnownKey | undefined {
	if (entry === undefined) return undefined;
	const { firstSeenAtMs, executionId, heldUntilMs } = entry;
	return { firstSeenAtMs, executionId, heldUntilMs };
}

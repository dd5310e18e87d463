import { keyText, type Key } from './key';
import type { Claim, ClaimAnswer, ClaimTerms, KnownKey, SeenKeys } from './seen-keys';

/** One item, as far as this step cares. */
export interface Sighting {
	/** Undefined when the item has no key. */
	readonly key: Key | undefined;
	readonly owner: string;
	readonly personId: string | undefined;
}

export type Verdict =
	| {
			readonly decision: 'new';
			readonly reason: 'first_sight' | 'own_again' | 'without_key' | 'not_seen_yet';
			readonly firstSeenAtMs?: number;
			readonly heldUntilMs?: number | undefined;
	  }
	| {
			readonly decision: 'seen';
			readonly reason: 'seen_before' | 'in_progress' | 'repeated_in_batch' | 'without_key';
			readonly known?: KnownKey | undefined;
			/** For `repeated_in_batch`: position of the item that came first. */
			readonly repeats?: number;
	  };

export interface SkipSeenTerms {
	readonly ledger: string;
	readonly claim: ClaimTerms;
	/** Decide without remembering anything. */
	readonly lookOnly: boolean;
	/** What becomes of items without a key. */
	readonly withoutKey: Verdict['decision'];
	/** A second ledger that is read but never written: what is seen there is seen. */
	readonly alsoReads: string | undefined;
}

/** So many keys go to the store before progress is reported and a cancelled run ends. */
const BATCH = 5_000;

/**
 * Decides for each item whether its key is new. Among items with the same key the first speaks for
 * all; the others repeat it and are seen, whatever the store says of the first.
 *
 * @param progress told how many keys are decided; may throw to end the work
 */
export async function skipSeen(
	sightings: readonly Sighting[],
	terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<Verdict[]> {
	const claims = firstOfEachKey(sightings);
	const verdicts = new Map<string, Verdict>();
	for (let start = 0; start < claims.length; start += BATCH) {
		const batch = claims.slice(start, start + BATCH);
		const decided = await decide(batch, terms, seenKeys, now);
		batch.forEach(({ key }, index) => {
			const verdict = decided[index];
			if (verdict !== undefined) verdicts.set(key, verdict);
		});
		progress(verdicts.size, claims.length);
	}
	return spread(sightings, verdicts, terms.withoutKey);
}

function firstOfEachKey(sightings: readonly Sighting[]): Claim[] {
	const claims = new Map<string, Claim>();
	for (const { key, owner, personId } of sightings) {
		if (key === undefined) continue;
		const text = keyText(key);
		if (!claims.has(text)) claims.set(text, { key: text, owner, personId });
	}
	return [...claims.values()];
}

async function decide(
	claims: readonly Claim[],
	terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Verdict[]> {
	const keys = claims.map(({ key }) => key);
	const elsewhere =
		terms.alsoReads === undefined ? [] : await seenKeys.look(terms.alsoReads, keys, now);
	const open = claims.filter((_, index) => elsewhere[index] === undefined);
	const answers = terms.lookOnly
		? await look(open, terms, seenKeys, now)
		: await claim(open, terms, seenKeys, now);
	const verdicts = new Map(open.map(({ key }, index) => [key, answers[index]]));
	return claims.map(({ key }, index) => verdicts.get(key) ?? seenVerdict(elsewhere[index]));
}

async function look(
	claims: readonly Claim[],
	{ ledger }: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Verdict[]> {
	const known = await seenKeys.look(
		ledger,
		claims.map(({ key }) => key),
		now,
	);
	return known.map((sight) =>
		sight === undefined ? { decision: 'new', reason: 'not_seen_yet' } : seenVerdict(sight),
	);
}

async function claim(
	claims: readonly Claim[],
	terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Verdict[]> {
	const answers = await seenKeys.claim(terms.ledger, claims, terms.claim, now);
	return answers.map((answer) =>
		answer.won ? newVerdict(answer, now) : seenVerdict(answer.known),
	);
}

function newVerdict(answer: ClaimAnswer & { won: true }, now: number): Verdict {
	return {
		decision: 'new',
		reason: answer.firstSeenAtMs === now ? 'first_sight' : 'own_again',
		firstSeenAtMs: answer.firstSeenAtMs,
		heldUntilMs: answer.heldUntilMs,
	};
}

function seenVerdict(known: KnownKey | undefined): Verdict {
	const isHeld = known?.heldUntilMs !== undefined;
	return { decision: 'seen', reason: isHeld ? 'in_progress' : 'seen_before', known };
}

/** Gives every item its verdict, in order; only the first item with a key gets the key's own. */
function spread(
	sightings: readonly Sighting[],
	verdicts: ReadonlyMap<string, Verdict>,
	withoutKey: Verdict['decision'],
): Verdict[] {
	const firstPositions = new Map<string, number>();
	return sightings.map(({ key }, position) => {
		if (key === undefined) return { decision: withoutKey, reason: 'without_key' };
		const text = keyText(key);
		const repeats = firstPositions.get(text);
		if (repeats !== undefined) return { decision: 'seen', reason: 'repeated_in_batch', repeats };
		firstPositions.set(text, position);
		return verdicts.get(text) ?? seenVerdict(undefined);
	});
}

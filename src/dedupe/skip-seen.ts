import { firstOfEachKey, type Remembered } from './by-ledger';
import { takeTurns } from '../event-loop';
import { keyText } from './key';
import type { Claim, ClaimAnswer, ClaimTerms, KnownKey, SeenKeys } from './seen-keys';

/** One item, as far as this step cares. */
export interface Sighting extends Remembered {
	/** A second ledger that is read but never written: what is seen there is seen. */
	readonly alsoReads: string | undefined;
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
	readonly claim: ClaimTerms;
	/** Decide without remembering anything. */
	readonly lookOnly: boolean;
	/** What becomes of items without a key. */
	readonly withoutKey: Verdict['decision'];
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
	const firsts = [...(await firstOfEachKey(sightings))];
	const total = firsts.reduce((sum, [, keys]) => sum + keys.size, 0);
	const verdicts = new Map<Sighting, Verdict>();
	for (const [ledger, keys] of firsts) {
		for (const batch of batchesOf(keys)) {
			const decided = await decide(ledger, batch, terms, seenKeys, now);
			for (const [sighting, verdict] of decided) verdicts.set(sighting, verdict);
			progress(verdicts.size, total);
		}
	}
	return await spread(sightings, verdicts, terms.withoutKey);
}

function* batchesOf(keys: ReadonlyMap<string, Sighting>): Generator<OpenClaim[]> {
	let batch: OpenClaim[] = [];
	for (const [key, sighting] of keys) {
		batch.push({ key, sighting });
		if (batch.length < BATCH) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}

interface OpenClaim {
	readonly key: string;
	readonly sighting: Sighting;
}

/** Decides the keys of one ledger. Where a second ledger knows a key, the first is not asked. */
async function decide(
	ledger: string,
	claims: readonly OpenClaim[],
	terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Map<Sighting, Verdict>> {
	const verdicts = new Map<Sighting, Verdict>();
	const alsoReads = claims[0]?.sighting.alsoReads;
	const keys = claims.map(({ key }) => key);
	const elsewhere = alsoReads === undefined ? [] : await seenKeys.look(alsoReads, keys, now);
	const open = claims.filter((claim, index) => {
		const known = elsewhere[index];
		if (known !== undefined) verdicts.set(claim.sighting, seenVerdict(known));
		return known === undefined;
	});
	const ask = terms.lookOnly ? look : claimAll;
	const answers = await ask(ledger, open, terms, seenKeys, now);
	open.forEach(({ sighting }, index) => {
		verdicts.set(sighting, answers[index] ?? seenVerdict(undefined));
	});
	return verdicts;
}

async function look(
	ledger: string,
	claims: readonly OpenClaim[],
	_terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Verdict[]> {
	const keys = claims.map(({ key }) => key);
	const known = await seenKeys.look(ledger, keys, now);
	return known.map((sight) =>
		sight === undefined ? { decision: 'new', reason: 'not_seen_yet' } : seenVerdict(sight),
	);
}

async function claimAll(
	ledger: string,
	claims: readonly OpenClaim[],
	terms: SkipSeenTerms,
	seenKeys: SeenKeys,
	now: number,
): Promise<Verdict[]> {
	const owned = claims.map(
		({ key, sighting: { owner, personId } }): Claim => ({ key, owner, personId }),
	);
	const answers = await seenKeys.claim(ledger, owned, terms.claim, now);
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

/** Gives every item its verdict, in order; only the first item with a key has the key's own. */
async function spread(
	sightings: readonly Sighting[],
	verdicts: ReadonlyMap<Sighting, Verdict>,
	withoutKey: Verdict['decision'],
): Promise<Verdict[]> {
	const positions = new Map<string, number>();
	const takeTurn = takeTurns();
	const verdictOf = (sighting: Sighting, position: number): Verdict => {
		if (sighting.key === undefined) return { decision: withoutKey, reason: 'without_key' };
		const remembered = keyText([sighting.ledger, ...sighting.key]);
		const repeats = positions.get(remembered);
		if (repeats !== undefined) return { decision: 'seen', reason: 'repeated_in_batch', repeats };
		positions.set(remembered, position);
		return verdicts.get(sighting) ?? seenVerdict(undefined);
	};
	const all: Verdict[] = [];
	for (const [position, sighting] of sightings.entries()) {
		await takeTurn();
		all.push(verdictOf(sighting, position));
	}
	return all;
}

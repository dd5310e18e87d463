import type { Consent } from '../records/lead';
import { readBoolean } from './boolean';
import type { Draft } from './draft';
import type { LeadTarget } from './lead-targets';
import { read, type Reader, type Reading } from './reading';
import { lineOf, readLine, readText } from './text';

/**
 * On what grounds the person may be contacted. A ticked box is consent given with the lead: where the
 * lead came from, when it was received, unless the lead says otherwise. A refusal is recorded too.
 */
export function consentOf(
	draft: Draft<LeadTarget>,
	lead: { readonly source: string | null; readonly received_at: string | null },
	readInstant: Reader<string>,
): Consent | null {
	const answer = draft.take('consent', readAnswer);
	const box = answer?.isGiven ?? null;
	const basis = draft.take('consent_basis', readText, 'consent.basis') ?? answer?.words ?? null;
	const source = draft.take('consent_source', readLine, 'consent.source');
	const at = draft.take('consent_at', readInstant, 'consent.at');
	const expires = draft.take('consent_expires_at', readInstant, 'consent.expires_at');
	if ([box, basis, source, at, expires].every((part) => part === null)) return null;
	const isGiven = box === true;
	return {
		source: source ?? (isGiven ? lead.source : null),
		basis: basis ?? (box === null ? null : isGiven ? 'opt_in' : 'none'),
		at: at ?? (isGiven ? lead.received_at : null),
		expires_at: expires,
	};
}

interface Answer {
	readonly isGiven: boolean;
	/** What the person agreed to, where the box says so. */
	readonly words: string | null;
}

const GIVEN = /^(?:opt(?:ed)?[ -]?in|subscribed|granted|accepted|agreed|given|consented|i agree)$/i;
const REFUSED =
	/^(?:opt(?:ed)?[ -]?out|unsubscribed|denied|declined|refused|revoked|withdrawn|i (?:do not|don['’]t) (?:agree|consent)\b.*|no,.*)$/is;
/** What stands beside a box that was ticked. */
const AGREED =
	/^(?:yes,|i (?:agree|consent|accept|authorize|give|would like|want|understand and agree)\b|by (?:checking|ticking|submitting|clicking|providing)\b|send me\b)/i;

/** A ticked box: a yes or a no, a word for that, or the words beside it. */
function readAnswer(value: unknown): Reading<Answer> {
	const line = lineOf(value);
	if (GIVEN.test(line)) return read({ isGiven: true, words: null });
	if (REFUSED.test(line)) return read({ isGiven: false, words: null });
	if (AGREED.test(line)) return read({ isGiven: true, words: line });
	const { value: isGiven, doubts } = readBoolean(value);
	return { value: isGiven === null ? null : { isGiven, words: null }, doubts };
}

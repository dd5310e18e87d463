import type { Consent } from '../records/lead';
import { readBoolean } from './boolean';
import type { Draft } from './draft';
import type { LeadTarget } from './lead-targets';
import type { Reader } from './reading';
import { readLine } from './text';

/**
 * On what grounds the person may be contacted. A ticked box is consent given with the lead: where the
 * lead came from, when it was received, unless the lead says otherwise. A refusal is recorded too.
 */
export function consentOf(
	draft: Draft<LeadTarget>,
	lead: { readonly source: string | null; readonly received_at: string | null },
	readInstant: Reader<string>,
): Consent | null {
	const box = draft.take('consent', readBoolean);
	const basis = draft.take('consent_basis', readLine, 'consent.basis');
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

import { lineText, type Line } from './lines';

/** Behind these lines stands nothing that the person wrote. */
const SIGNATURE = /^(?:--|—|__+|-{3,}|_{3,}|={3,}|\*{3,})\s*$/;
const PHONE_SIGNATURE =
	/^(?:sent|get outlook|enviado) (?:from|via|for|desde) (?:my |the |mi )?[\w\s]{2,40}/i;

const FOOTER = new RegExp(
	`^(?:${[
		'unsubscribe',
		'manage (?:your )?(?:email |notification )?(?:preferences|settings|subscriptions|submissions)',
		'does this (?:submission|message|e-?mail) look like spam',
		'(?:update|change) your (?:email )?(?:preferences|settings)',
		'privacy policy',
		'terms of (?:use|service)',
		'(?:copyright|©|\\(c\\)) ?(?:\\d{4}|by)',
		'all rights reserved',
		'this (?:e-?mail|message|lead|inquiry|consumer) (?:was|has been|is) (?:sent|generated|submitted|delivered|intended|provided)',
		'this consumer inquired about',
		"you(?:’|')?(?:re| are) receiving this",
		'you received this (?:e-?mail|message)',
		'(?:please )?do not reply',
		'to (?:reply|respond|unsubscribe|stop receiving|view|opt out|contact)\\b',
		'to (?:edit|change|manage|update) your ',
		'(?:click|tap) (?:here|below|the)',
		'(?:reply|respond) (?:to|directly|by|now)\\b',
		'simply reply',
		'view (?:this |the |your |lead|in |on |details|inquiry|listing|profile|contact|message|property)',
		'(?:contact|call|text|email) (?:lead|buyer|renter|now|them)\\b',
		'see (?:more|all|full) ',
		'download (?:the|our) ',
		'(?:the |your )?(?:zillow|trulia|realtor\\.com|homes\\.com|redfin|streeteasy|apartments\\.com|hotpads|facebook|squarespace|wix)(?: group)?(?: premier agent)?(?: team|,? inc|\\s*$)',
		'thank(?:s| you) for (?:using|advertising|choosing|being|your business)',
		'(?:best|good luck|cheers|thanks|thank you|sincerely|regards),? *(?:the )?(?:zillow|trulia|realtor\\.com|homes\\.com|redfin|streeteasy|apartments\\.com)',
		'powered by ',
		'sent (?:via|through) ',
		'questions\\? (?:contact|call|visit)',
		'need help\\?',
		'tips? (?:for|to) ',
		'next steps?:?$',
		'respond within ',
		'(?:fair housing|equal housing|report (?:spam|this|fraud|suspicious))',
		'if you (?:no longer|believe|would like to (?:stop|unsubscribe)|have (?:any )?(?:questions|trouble))',
		'legal notice|confidentiality notice|disclaimer',
	].join('|')})`,
	'i',
);

/** Whether a message ends before this line: a signature, a footer, what a portal puts below. */
export function endsMessage(text: string): boolean {
	return SIGNATURE.test(text) || PHONE_SIGNATURE.test(text) || isFooter(text);
}

function isFooter(text: string): boolean {
	return text.length < 400 && FOOTER.test(text.replace(/^[[(<*|]+\s*/, ''));
}

const WROTE =
	/^(?:on .{6,200} wrote|le .{6,200} a écrit|am .{6,200} schrieb.{0,100}|el .{6,200} escribió):?$/i;
const ORIGINAL =
	/^-{2,}\s*(?:original message|original appointment|urspr.{0,20}nachricht)\s*-{2,}$/i;

/** The lines up to where an answer quotes what it answers to. */
export function withoutQuoted(lines: readonly Line[]): Line[] {
	const end = lines.findIndex((line, index) => {
		const text = lineText(line);
		// The line is often broken in two.
		const withNext = `${text} ${lineText(lines[index + 1] ?? { cells: [] })}`;
		if (WROTE.test(text) || ORIGINAL.test(text)) return true;
		if (/^on\b/i.test(text) && !/wrote:?$/i.test(text) && WROTE.test(withNext)) return true;
		return (
			/^from: /i.test(text) &&
			/^(?:sent|date|to): /i.test(lineText(lines[index + 1] ?? { cells: [] }))
		);
	});
	const kept = end === -1 ? lines : lines.slice(0, end);
	return kept.filter((line) => !/^>/.test(lineText(line)));
}

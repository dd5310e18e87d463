import type { LeadTarget } from '../lead-targets';
import { withoutQuoted } from './endings';
import { personOf, phonesIn } from './inquiry';
import { findingsIn, type Finding } from './labelled-text';
import { lineText, type Line } from './lines';
import { addressesIn, isAt, isProgram, isRelay, mailboxOf } from './mailbox';
import type { Envelope } from './message';
import { sayingsOf } from './sentences';
import type { KnownSource } from './source-rules';

/** Raw fields of a lead, and the words of the mail that fed those which have another name there. */
export interface EmailFields {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly origins: ReadonlyMap<string, string>;
}

export interface LabelledMail {
	readonly envelope: Envelope;
	readonly lines: readonly Line[];
	readonly source: KnownSource;
	readonly isPortal: (address: string) => boolean;
}

/**
 * The fields that labels and sentences give; undefined when they do not add up to somebody who asks: a
 * way to reach them, and in mails of no known source a name, a message or a property with it.
 */
export function labelledFields(mail: LabelledMail): (EmailFields & { found: number }) | undefined {
	const lines = withoutQuoted(mail.lines);
	const draft = new FieldDraft(mail);
	for (const finding of findingsIn(lines, mail.source.vocabulary)) draft.addFinding(finding);
	const byLabels = draft.targets;
	draft.addSayings(lines);
	const isAboutSomebody = draft.targets.size > 0 || OF_LEADS.test(mail.envelope.subject);
	if (mail.source.name !== null && isAboutSomebody) draft.addBare(lines);
	draft.addFromEnvelope();
	return draft.isLead(byLabels) ? draft.result() : undefined;
}

/** Subjects of mails that may have a person in them without any label. */
const OF_LEADS =
	/\b(?:leads?|contact|inquiry|enquiry|tour|showing|request(?:ed|ing)?|referral|interested|message)\b/i;
const QUOTED = /^["“](\S.{4,})["”]$/;
const LONGEST_BARE = 2_000;
const A_NAME = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|&|and|de|la|van|der|von)){1,4}$/u;

class FieldDraft {
	readonly #mail: LabelledMail;
	readonly #fields = new Map<string, unknown>();
	readonly #origins = new Map<string, string>();
	readonly #targets = new Set<LeadTarget>();
	/** Whether a sentence said something. */
	#isSaid = false;

	constructor(mail: LabelledMail) {
		this.#mail = mail;
	}

	/** The fields that were found up to now. */
	get targets(): ReadonlySet<LeadTarget> {
		return new Set(this.#targets);
	}

	addFinding({ label, meaning, value }: Finding): void {
		const isMailbox = meaning === 'full_name' && value.includes('@');
		if (meaning === 'person' || isMailbox) this.#addPerson(label, value);
		else if (meaning === undefined || meaning === 'other') this.#set(label, value);
		else if (this.#mail.source.vocabulary.isParticular(label)) this.addAs(meaning, value, label);
		else this.#addNamed(label, meaning, value);
	}

	/** Under the field's own name, since the mail's words do not say it to others. */
	addAs(target: LeadTarget, value: string, origin: string): void {
		if (this.#targets.has(target) || this.#isSaidByParts(target)) return;
		const own = this.#ownValue(target, value);
		if (own === undefined) return;
		this.#targets.add(target);
		this.#fields.set(target, own);
		this.#origins.set(target, origin);
	}

	/** In mails of no known source a sentence of a person could say the same: there the subject may. */
	addSayings(lines: readonly Line[]): void {
		const { source, envelope } = this.#mail;
		const isKnown = source.name !== null;
		if (!isKnown && this.#targets.size < FEWEST) return;
		const sayings = sayingsOf(source.sentences, envelope.subject, isKnown ? lines : []);
		for (const { target, value } of sayings) this.#addSaying(target, value);
		this.#isSaid = sayings.length > 0;
	}

	/** What a sentence says is no longer what stands behind an unknown label. */
	#addSaying(target: LeadTarget, value: string): void {
		for (const [key, text] of this.#fields) {
			const isSame = typeof text === 'string' && text.replaceAll(/["“”]/g, '').trim() === value;
			if (isSame && / says$/i.test(key)) this.#fields.delete(key);
		}
		this.addAs(target, value, 'its sentences');
	}

	/** Under the label, which the lead normalizer knows. */
	#addNamed(label: string, meaning: LeadTarget, value: string): void {
		const own = this.#ownValue(meaning, value);
		if (own === undefined) return;
		if (this.#set(label, own)) this.#targets.add(meaning);
	}

	#set(label: string, value: string): boolean {
		const key = label.replaceAll(/\s+/g, ' ').trim();
		if (this.#fields.has(key)) return false;
		this.#fields.set(key, value);
		return true;
	}

	#isSaidByParts(target: LeadTarget): boolean {
		if (target === 'full_name') return this.#targets.has('first_name');
		return target === 'property_address' && this.#targets.has('property_street');
	}

	/** The value as the field takes it; undefined when it is none of the lead's. */
	#ownValue(target: LeadTarget, value: string): string | undefined {
		if (target === 'email') return this.#ownEmail(value);
		if (target === 'message') return value;
		if (target === 'mls_id') return value.replace(/^[#\s]+/, '').split(/\s*[|;]|\s{2,}/)[0];
		const line = value.split(/\s+\|\s+/)[0]?.trim() ?? '';
		if (target === 'full_name' && line.includes('@')) return undefined;
		return line === '' ? undefined : line;
	}

	/** The portal's own addresses are never the lead's; one made for the conversation is put aside. */
	#ownEmail(value: string): string | undefined {
		const addresses = addressesIn(value);
		if (addresses.length === 0) return value;
		const own = addresses.filter((address) => !this.#isForeign(address));
		const relay = addresses.find(isRelay);
		if (relay !== undefined) this.#set('relay_email', relay);
		return own.length === 0 ? undefined : own.join(', ');
	}

	#isForeign(address: string): boolean {
		const { source, isPortal } = this.#mail;
		return isPortal(address) || isRelay(address) || isAt(address, domainsIn(source.senders));
	}

	/** `From: Ann Lee <ann@example.com>`, `Contact: Ann Lee, 555-867-5309, ann@example.com`. */
	#addPerson(label: string, value: string): void {
		const { name, address } = mailboxOf(value);
		const phone = phonesIn(value);
		if (address !== '') this.addAs('email', address, label);
		if (phone !== '') this.addAs('phone', phone, label);
		const rest = phone === '' ? name : (value.split(/[,;|(<]|\d/)[0] ?? '').trim();
		if (rest !== '' && rest.length <= 80 && !rest.includes('@'))
			this.addAs('full_name', rest, label);
	}

	/** Addresses and numbers that stand on lines of their own, and the name above the first. */
	addBare(lines: readonly Line[]): void {
		let above = '';
		for (const line of lines) {
			const text = lineText(line);
			if (text === '' || text.length > LONGEST_BARE) continue;
			const target = bareTarget(text);
			const isOwn =
				target !== undefined && !(target === 'email' && this.#isForeign(text.toLowerCase()));
			if (isOwn) {
				this.addAs(target, text, text);
				if (A_NAME.test(above)) this.addAs('full_name', above, above);
			}
			const quoted = QUOTED.exec(text)?.[1];
			if (quoted !== undefined) this.addAs('message', quoted, text);
			above = text;
		}
	}

	/** Who wants the answer, where the labels leave it open. */
	addFromEnvelope(): void {
		if (this.#targets.size === 0) return;
		const { envelope, isPortal, source } = this.#mail;
		const person = personOf(envelope, isPortal);
		const isReplyTo =
			person !== undefined && person.address === mailboxOf(envelope.replyTo).address;
		if (
			person !== undefined &&
			(isReplyTo || source.name === null) &&
			!this.#isForeign(person.address)
		) {
			this.addAs('email', person.address, isReplyTo ? 'Reply-To' : 'From');
			this.addAs('full_name', person.name, isReplyTo ? 'Reply-To' : 'From');
		}
		const sender = mailboxOf(envelope.from);
		if (isRelay(sender.address)) {
			this.#set('relay_email', sender.address);
			this.addAs('full_name', sender.name, 'From');
		}
		const via = /^(.{2,60}?) (?:via|through|on) /i.exec(sender.name)?.[1];
		if (via !== undefined && isProgram(sender.address)) this.addAs('full_name', via, 'From');
	}

	/** @param byLabels the fields that labels gave */
	isLead(byLabels: ReadonlySet<LeadTarget>): boolean {
		const isReachable = this.#targets.has('email') || this.#targets.has('phone');
		if (!isReachable && !this.#fields.has('relay_email')) return false;
		if (this.#mail.source.name !== null) {
			return byLabels.size > 0 || this.#targets.has('full_name') || this.#targets.has('first_name');
		}
		// Below a person's own words there may be labels, too: those of a signature.
		const isTelling = this.#isSaid || TELLING.some((target) => byLabels.has(target));
		return byLabels.size >= FEWEST && isTelling;
	}

	result(): EmailFields & { found: number } {
		return {
			fields: Object.fromEntries(this.#fields),
			origins: this.#origins,
			found: this.#targets.size,
		};
	}
}

/** Labels of a mail of no known source. */
const FEWEST = 2;
const TELLING: readonly LeadTarget[] = [
	...(['full_name', 'first_name', 'message', 'property_address', 'mls_id'] as const),
];

function bareTarget(text: string): 'email' | 'phone' | undefined {
	if (/^\S+@\S+\.\w{2,}$/.test(text)) return 'email';
	return /^[+(]?[\d\s().+-]{10,20}$/.test(text) && phonesIn(text) !== '' ? 'phone' : undefined;
}

function domainsIn(senders: readonly string[]): string[] {
	return senders.filter((sender) => !sender.endsWith('@'));
}

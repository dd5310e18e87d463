import { plainName } from '../field-name';
import { inWords } from '../field-words';
import { leadTargets, type LeadTarget } from '../lead-targets';
import { vocabularyOf, type EmailLabel, type Vocabulary } from './labels';
import { isAt, mailboxOf } from './mailbox';
import type { Envelope } from './message';
import { portals, portalLabels, SAYINGS } from './portals';
import { sentenceOf, type Sentence } from './sentences';

/** How mails of one source are known, and what its sentences say: a row of the user's table. */
export interface EmailSource {
	readonly source: string;
	/** Domains (`zillow.com`, which has `mail.zillow.com` in it), addresses, or beginnings (`wordpress@`). */
	readonly senders: readonly string[];
	/** Words of the subject, upper and lower case being the same. */
	readonly subjects: readonly string[];
	/** Subjects or lines that say something: `[Full Name] is asking about [Property Address]`. */
	readonly sentences: readonly string[];
	/** Its name alone in a subject says that labels in the mail are its own. */
	readonly isNamed?: boolean;
	/** It passes on what visitors write: who is to get the answer is one of them. */
	readonly passesOn?: boolean;
}

export interface EmailRules {
	readonly sources: readonly EmailSource[];
	readonly labels: readonly EmailLabel[];
}

/** The source of a mail: what it is called, and how to read it. */
export interface KnownSource {
	/** Null: none of the rules knows it. */
	readonly name: string | null;
	readonly vocabulary: Vocabulary;
	readonly sentences: readonly Sentence[];
	/** Addresses and domains from which the source itself writes, in lower case. */
	readonly senders: readonly string[];
	/** Only the subject names it: somebody may write about the portal. */
	readonly isMentioned: boolean;
	/** It passes on what visitors write, also in their own words. */
	readonly passesOn: boolean;
}

export interface SourceBook {
	sourceOf(envelope: Envelope): KnownSource;
	/** Whether an address belongs to one of the portals. */
	isPortal(address: string): boolean;
}

/** The user's rules come before those that are shipped. */
export function sourceBook({ sources, labels }: EmailRules): SourceBook {
	const all = [...sources, ...portals].map((rule) => compile(rule, [...labels, ...portalLabels]));
	const unknown: KnownSource = {
		name: null,
		vocabulary: vocabularyOf(labels, null),
		sentences: SAYINGS.map((sentence) => sentenceOf(sentence, targetNamed)),
		senders: [],
		isMentioned: false,
		passesOn: false,
	};
	const named = portals.filter(({ isNamed }) => isNamed === true).map(({ source }) => source);
	const mentioned = all.filter(({ name }) => name !== null && named.includes(name));
	const mentionedIn = ({ subject }: Envelope): KnownSource | undefined => {
		const words = subject.toLowerCase();
		const source = mentioned.find(({ name }) => words.includes(name?.toLowerCase() ?? '\0'));
		return source === undefined ? undefined : { ...source, isMentioned: true };
	};
	const portalSenders = portals.flatMap(({ senders }) => senders);
	return {
		sourceOf: (envelope) =>
			all.find((source) => source.knows(envelope)) ?? mentionedIn(envelope) ?? unknown,
		isPortal: (address) => isAt(address, portalSenders),
	};
}

function compile(
	{ source, senders, subjects, sentences, passesOn = false }: EmailSource,
	labels: readonly EmailLabel[],
): KnownSource & { knows(envelope: Envelope): boolean } {
	const plainSenders = senders.map((sender) => sender.trim().toLowerCase().replace(/^@/, ''));
	const plainSubjects = subjects.map((subject) => subject.trim().toLowerCase());
	return {
		name: source,
		vocabulary: vocabularyOf(labels, source),
		sentences: sentences.map((sentence) => sentenceOf(sentence, targetNamed)),
		senders: plainSenders,
		isMentioned: false,
		passesOn,
		knows: ({ from, subject }) => {
			const { address } = mailboxOf(from);
			if (address !== '' && isAt(address, plainSenders)) return true;
			const said = subject.toLowerCase();
			return plainSubjects.some((words) => words !== '' && said.includes(words));
		},
	};
}

const BY_NAME = new Map(
	leadTargets.flatMap((target) => [
		[plainName(target), target] as const,
		[plainName(inWords(target)), target] as const,
	]),
);

/** A field by its name in the editor: `Full Name`, `full_name`. */
export function targetNamed(name: string): LeadTarget | undefined {
	const plain = plainName(name);
	return BY_NAME.get(plain) ?? BY_NAME.get(ALSO.get(plain) ?? '');
}

const ALSO = new Map([
	['name', 'fullname'],
	['address', 'propertyaddress'],
	['email', 'emailaddress'],
	['phone', 'phonenumber'],
]);

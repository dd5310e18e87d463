import type { CountedTerm, Lookup } from './lookup';
import type { Person } from './person';
import type { Recognition } from './recognition';

/**
 * What the step needs of the store: the register of people. Each method is one transaction and holds
 * under parallel calls of several processes: of two that meet the same new person at once, one makes
 * the person and the other finds it. Times are epoch milliseconds and come from the caller.
 *
 * A person who was merged into another lives on in that one: whoever names the first gets the other.
 */
export interface People {
	/**
	 * Looks for everybody whom the sighting may be, lets `decide` say who it is, and keeps what it
	 * says. Nobody else decides about people with the same identifiers or lookup keys meanwhile.
	 * Asked again for the same lead with the same content, it answers the same and changes nothing.
	 */
	meet(sighting: PersonSighting, decide: Decide, now: number): Promise<Meeting>;

	/**
	 * Makes people one, who keeps the id of the survivor. Nothing that is known of any of them
	 * changes, so that it can be taken back.
	 */
	merge(survivorId: string, otherIds: readonly string[], now: number): Promise<MergeAnswer>;

	/**
	 * Takes one merge back and keeps the two apart from then on. Who asks again with the same owner
	 * gets the same answer, and no other merge is taken back.
	 *
	 * @param personId who was merged into another, else the survivor, whose last merge is meant
	 */
	unmerge(personId: string, owner: string, now: number): Promise<UnmergeAnswer>;

	/** Remembers that two are different people. They are not asked about again. */
	keepApart(a: string, b: string, now: number): Promise<ApartAnswer>;

	/** Who lives under each id by now, in the order of the ids; undefined: nobody who is known. */
	find(personIds: readonly string[], now: number): Promise<(RegisteredPerson | undefined)[]>;

	/** A part of a register, in the order of the ids. */
	page(register: string, after: string, limit: number, now: number): Promise<RegisteredPerson[]>;

	/** All pairs that somebody decided are different people. */
	apart(): Promise<PersonPair[]>;

	/** Deletes all that is known of a person in every table of this step, merged ones included. */
	erase(personId: string): Promise<{ readonly erased: readonly string[] }>;
}

/** One item that says something of a person. */
export interface PersonSighting {
	/** The register it is written to. */
	readonly register: string;
	/** In test runs: the live register, which is read as well and not written. */
	readonly liveRegister: string | undefined;
	/** What tells this lead from every other, the same for a redelivery and for a newer form of it. */
	readonly leadKey: readonly string[];
	readonly person: Person;
	readonly lookup: Lookup;
	/** How long a person is remembered after the last sighting; undefined: for ever. */
	readonly rememberMs: number | undefined;
}

/** Says who a sighting is, from all that is known. */
export type Decide = (known: Known) => Decided;

export interface Known {
	/** About how many people there are in the store. */
	readonly population: number;
	/** How many people have the names of the sighting; nobody counts further than some hundreds. */
	readonly counts: ReadonlyMap<CountedTerm, number>;
	readonly candidates: readonly Candidate[];
	/** Who this very lead was before. */
	readonly earlier: string | undefined;
}

/** What is remembered of a person under the own id first, then under ids that were merged into it. */
export type Parts = readonly [own: Person, ...merged: Person[]];

/** Somebody whom a sighting may be. */
export interface Candidate {
	readonly personId: string;
	/** What is remembered of this one, and of each who was merged into it. */
	readonly parts: Parts;
	/** Kinds of the identifiers that the sighting has and, of all people, this one only. */
	readonly identifiedBy: readonly string[];
}

export interface Decided {
	readonly recognition: Recognition;
	/**
	 * Of a match, the position of the part that the sighting belongs to: should a merge be taken back,
	 * everybody has what is theirs. 0 otherwise.
	 */
	readonly part: number;
	/** What to remember of that part from now on. */
	readonly person: Person;
}

export interface Meeting {
	readonly personId: string;
	readonly recognition: Recognition;
	/** Whether the same lead was met before and this is what was said then. */
	readonly isAgain: boolean;
	readonly parts: Parts;
}

export interface RegisteredPerson {
	readonly personId: string;
	readonly parts: Parts;
}

/** Two ids, the lesser one first. */
export type PersonPair = readonly [a: string, b: string];

export type MergeAnswer =
	| { readonly status: 'merged'; readonly survivor: RegisteredPerson; readonly mergedIds: string[] }
	| { readonly status: 'already_one'; readonly survivor: RegisteredPerson }
	| { readonly status: 'unknown_person'; readonly personId: string };

export type UnmergeAnswer =
	| { readonly status: 'unmerged'; readonly survivorId: string; readonly restoredId: string }
	| { readonly status: 'never_merged' | 'unknown_person' };

export type ApartAnswer =
	| { readonly status: 'kept_apart' | 'kept_apart_before' }
	| { readonly status: 'are_one'; readonly personId: string }
	| { readonly status: 'unknown_person'; readonly personId: string };

import { findDuplicates, type Duplicates } from './find-duplicates';
import type { Link } from './link';
import type { MatchingModel } from './model';
import { reasonsOf } from './reasons';
import { recordsOf, type Records } from './records';

/** One record of a batch: its id, and a text for each of {@link fieldsOf} the model. */
export interface BatchRecord {
	readonly id: string;
	readonly texts: readonly string[];
}

/** Two records, by their positions in the batch or by name, and why they may be one. */
export interface ExplainedLink<Named = number> {
	readonly a: Named;
	readonly b: Named;
	readonly probability: number;
	readonly reasons: readonly string[];
}

export interface FoundCluster<Named = number> {
	/** The record that says most comes first. */
	readonly members: readonly Named[];
	readonly links: readonly ExplainedLink<Named>[];
}

export interface BatchAnswer {
	readonly clusters: readonly FoundCluster[];
	readonly review: readonly ExplainedLink[];
	/** Pairs that were compared. */
	readonly compared: number;
}

/** Told which part of the work has begun. */
export type Report = (phase: 'reading' | 'comparing' | 'grouping') => void;

/** The fields that a model looks at, each once. */
export function fieldsOf({ comparisons }: MatchingModel): string[] {
	return [
		...new Set(
			comparisons.flatMap(({ fields, half }) =>
				half === undefined ? fields : [...fields, half.of],
			),
		),
	];
}

/** Two records, by their ids, that somebody decided are two. */
export type ApartIds = readonly [a: string, b: string];

export interface BatchTerms {
	readonly model: MatchingModel;
	/** See {@link findDuplicates}; ids that no record of the batch has are ignored. */
	readonly keepApart?: readonly ApartIds[] | undefined;
	readonly report?: Report | undefined;
}

/** A batch made ready for comparing; the batch itself is needed no longer. */
export interface ReadBatch {
	readonly records: Records;
	/** The position in the batch of each record: they are in the order of their ids. */
	readonly order: Uint32Array;
	/** How many fields of each record are filled. */
	readonly fullness: Uint16Array;
	readonly keptApart: readonly (readonly [number, number])[];
}

/** A batch before it is read, in whatever form it is held. */
export interface HeldBatch {
	/** By position. */
	readonly ids: readonly string[];
	/** A text for each of {@link fieldsOf} the model. */
	textsAt(position: number): readonly string[];
}

/** Reads a batch into records in the order of their ids. */
export function readBatch(
	{ ids, textsAt }: HeldBatch,
	{ model, keepApart = [], report }: BatchTerms,
): ReadBatch {
	report?.('reading');
	const order = Uint32Array.from(ids.keys()).sort((a, b) =>
		compareTexts(ids[a] ?? '', ids[b] ?? ''),
	);
	const fields = new Map(fieldsOf(model).map((field, index) => [field, index]));
	const fullness = new Uint16Array(ids.length);
	let current: { readonly record: number; readonly texts: readonly string[] } | undefined;
	// They are asked for record by record.
	const textsOf = (record: number) => {
		if (current?.record !== record) {
			current = { record, texts: textsAt(order[record] ?? 0) };
			fullness[record] = current.texts.filter((text) => text !== '').length;
		}
		return current.texts;
	};
	const records = recordsOf(
		model,
		ids.length,
		(record, field) => textsOf(record)[fields.get(field) ?? 0] ?? '',
	);
	return { order, records, fullness, keptApart: pairsOfIds(keepApart, ids, order) };
}

/** Why two records that are sure enough by themselves are not put together. */
const IN_DOUBT = 'in doubt because of other records of theirs';

/** A pair to review, with the reason why where it is sure by itself. */
function inDoubt(link: ExplainedLink, sureFrom: number): ExplainedLink {
	return link.probability < sureFrom ? link : { ...link, reasons: [...link.reasons, IN_DOUBT] };
}

/** Finds the duplicates of a batch that was read. */
export function answerOf(
	{ records, order, fullness, keptApart }: ReadBatch,
	report?: Report,
): BatchAnswer {
	report?.('comparing');
	const found = findDuplicates(records, keptApart);
	report?.('grouping');
	const reasons = reasonsOf(records);
	const explained = ({ a, b, probability }: Link): ExplainedLink => ({
		a: order[a] ?? 0,
		b: order[b] ?? 0,
		probability,
		reasons: reasons(a, b),
	});
	const byFullness = (a: number, b: number) => (fullness[b] ?? 0) - (fullness[a] ?? 0) || a - b;
	const linksOf = linksByGroup(found);
	return {
		clusters: found.groups.map((group, index) => ({
			members: group.toSorted(byFullness).map((record) => order[record] ?? 0),
			links: (linksOf[index] ?? []).map(explained),
		})),
		review: found.review.map((link) => inDoubt(explained(link), records.model.thresholds.match)),
		compared: found.compared,
	};
}

/**
 * Finds the duplicates of a batch. The answer is the same in whatever order the records come, as
 * long as no two have one id.
 */
export function answerBatch(batch: readonly BatchRecord[], terms: BatchTerms): BatchAnswer {
	const ids = batch.map(({ id }) => id);
	const textsAt = (position: number) => batch[position]?.texts ?? [];
	return answerOf(readBatch({ ids, textsAt }, terms), terms.report);
}

/** The same pairs by record, each as often as records share an id. */
function pairsOfIds(
	pairs: readonly ApartIds[],
	ids: readonly string[],
	order: Uint32Array,
): [number, number][] {
	if (pairs.length === 0) return [];
	const recordsOfId = new Map<string, number[]>(pairs.flat().map((id) => [id, []]));
	order.forEach((position, record) => recordsOfId.get(ids[position] ?? '')?.push(record));
	const recordsOf = (id: string) => recordsOfId.get(id) ?? [];
	return pairs.flatMap(([one, other]) =>
		recordsOf(one).flatMap((a) => recordsOf(other).map((b): [number, number] => [a, b])),
	);
}

function linksByGroup({ groups, links }: Duplicates): Link[][] {
	const groupOf = new Map(
		groups.flatMap((group, index) => group.map((at) => [at, index] as const)),
	);
	const byGroup: Link[][] = groups.map(() => []);
	for (const link of links) byGroup[groupOf.get(link.a) ?? -1]?.push(link);
	return byGroup;
}

/** By code units: the same everywhere, whatever the language of the machine. */
function compareTexts(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

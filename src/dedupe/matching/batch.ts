import { findDuplicates, type Duplicates } from './find-duplicates';
import type { Link } from './clusters';
import type { MatchingModel } from './model';
import { reasonsOf } from './reasons';
import { recordsOf } from './records';

/** One record of a batch: its id, and a text for each of {@link fieldsOf} the model. */
export interface BatchRecord {
	readonly id: string;
	readonly texts: readonly string[];
}

/** Two records, by their positions in the batch, and why they may be one. */
export interface ExplainedLink {
	readonly a: number;
	readonly b: number;
	readonly probability: number;
	readonly reasons: readonly string[];
}

export interface FoundCluster {
	/** Positions in the batch; the record that says most comes first. */
	readonly members: readonly number[];
	readonly links: readonly ExplainedLink[];
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

/**
 * Finds the duplicates of a batch. The answer is the same in whatever order the records come, as
 * long as no two have one id.
 */
export function answerBatch(
	batch: readonly BatchRecord[],
	{ model, keepApart = [], report }: BatchTerms,
): BatchAnswer {
	report?.('reading');
	const order = Uint32Array.from(batch, (_, position) => position).sort((a, b) =>
		compareTexts(batch[a]?.id ?? '', batch[b]?.id ?? ''),
	);
	const fields = new Map(fieldsOf(model).map((field, index) => [field, index]));
	const recordAt = (record: number) => batch[order[record] ?? 0];
	const records = recordsOf(
		model,
		batch.length,
		(record, field) => recordAt(record)?.texts[fields.get(field) ?? 0] ?? '',
	);
	report?.('comparing');
	const found = findDuplicates(records, pairsOfIds(keepApart, batch, order));
	report?.('grouping');
	const reasons = reasonsOf(records);
	const explained = ({ a, b, probability }: Link): ExplainedLink => ({
		a: order[a] ?? 0,
		b: order[b] ?? 0,
		probability,
		reasons: reasons(a, b),
	});
	const fullness = (record: number) =>
		recordAt(record)?.texts.reduce((sum, text) => sum + (text === '' ? 0 : 1), 0) ?? 0;
	const linksOf = linksByGroup(found);
	return {
		clusters: found.groups.map((group, index) => ({
			members: group
				.toSorted((a, b) => fullness(b) - fullness(a) || a - b)
				.map((record) => order[record] ?? 0),
			links: (linksOf[index] ?? []).map(explained),
		})),
		review: found.review.map(explained),
		compared: found.compared,
	};
}

/** The same pairs by record, each as often as records share an id. */
function pairsOfIds(
	pairs: readonly ApartIds[],
	batch: readonly BatchRecord[],
	order: Uint32Array,
): [number, number][] {
	if (pairs.length === 0) return [];
	const recordsOfId = new Map<string, number[]>(pairs.flat().map((id) => [id, []]));
	order.forEach((position, record) => recordsOfId.get(batch[position]?.id ?? '')?.push(record));
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, type Link } from '../../../src/dedupe/matching/clusters';
import type { Judgement } from '../../../src/dedupe/matching/score';

const SURE_FROM = 0.98;
/** No record is a copy of another. */
const contentOf = String;
/** Three records of one, and a fourth that is perhaps of the same. */
const known: readonly Link[] = [
	{ a: 0, b: 1, probability: 0.999 },
	{ a: 1, b: 2, probability: 0.999 },
];
const perhaps: Link = { a: 0, b: 3, probability: 0.9 };

/** @param withFourth what is said of the fourth record and each of the others */
function judgeWith(withFourth: readonly number[], evidence = 1) {
	return (a: number, b: number): Judgement => {
		const other = Math.min(a, b);
		const probability = Math.max(a, b) === 3 ? (withFourth[other] ?? 0) : 0.999;
		return { probability, evidence, bornApart: undefined };
	};
}

function likelyIf(many: number, others: number) {
	return (record: number) => (record < many ? 0.93 : others);
}

describe('a link that is not sure', () => {
	it.each([
		['all records of the group say the same', [0.9, 0.9, 0.9], true],
		['one of them is nearly sure and none is against it', [0.97, 0.6, 0.6], true],
		['they say little', [0.9, 0.5, 0.5], false],
		['one says much and the others are against it', [0.999_999, 0.4, 0.4], false],
	])('joins a group as it should when %s', (_, withFourth, areOne) => {
		const terms = { judge: judgeWith(withFourth), contentOf, sureFrom: SURE_FROM };
		const { groups, refused } = clustersOf(4, [...known, perhaps], terms);
		expect(groups).toEqual([areOne ? [0, 1, 2, 3] : [0, 1, 2]]);
		expect(refused).toEqual([]);
	});

	it('counts what copies of a record say once', () => {
		const terms = { judge: judgeWith([0.9, 0.9, 0.9]), sureFrom: SURE_FROM };
		const copies = { ...terms, contentOf: (record: number) => (record === 3 ? '3' : 'one') };
		expect(clustersOf(4, [...known, perhaps], copies).groups).toEqual([[0, 1, 2]]);
		const other = (record: number) => (record < 2 ? 'one' : String(record));
		const oneOther = { ...terms, contentOf: other };
		expect(clustersOf(4, [...known, perhaps], oneOther).groups).toEqual([[0, 1, 2, 3]]);
	});

	it.each([
		['all pairs are even', () => 0.5, false],
		['two of them are likely and the others speak a little against', likelyIf(2, 0.1), true],
		['two of them are likely and the others speak against', likelyIf(2, 0.01), false],
	])('joins a large group as it should when %s', (_, probabilityOf, areOne) => {
		const size = 12;
		const sure = Array.from({ length: size - 2 }, (_one, a) => ({
			a,
			b: a + 1,
			probability: 0.99,
		}));
		const judge = (a: number, b: number): Judgement => ({
			probability: Math.max(a, b) === size - 1 ? probabilityOf(Math.min(a, b)) : 0.99,
			evidence: 1,
			bornApart: undefined,
		});
		const links = [...sure, { a: 0, b: size - 1, probability: probabilityOf(0) }];
		const { groups } = clustersOf(size, links, { judge, contentOf, sureFrom: SURE_FROM });
		expect(groups[0]).toHaveLength(areOne ? size : size - 1);
	});

	it('joins nothing that is kept apart, and nothing that is contradicted', () => {
		const links = [...known, perhaps];
		const judge = judgeWith([0.9, 0.9, 0.9]);
		const keptApart = new Map([
			[3, new Set([2])],
			[2, new Set([3])],
		]);
		const apart = clustersOf(4, links, { judge, contentOf, sureFrom: SURE_FROM, keptApart });
		expect(apart.groups).toEqual([[0, 1, 2]]);
		const against = judgeWith([0.9, 0.9, 0.9], -1);
		const contradicted = clustersOf(4, [perhaps], {
			judge: against,
			contentOf,
			sureFrom: SURE_FROM,
		});
		expect(contradicted.groups).toEqual([]);
	});

	it('joins no two groups of which each has a birth date of its own', () => {
		const pairs: readonly Link[] = [
			{ a: 0, b: 1, probability: 0.999 },
			{ a: 2, b: 3, probability: 0.999 },
			{ a: 0, b: 2, probability: 0.9 },
		];
		const groupsIf = (areApart: (a: number, b: number) => boolean | undefined) => {
			const judge = (a: number, b: number): Judgement => {
				return { probability: 0.9, evidence: 1, bornApart: areApart(a, b) };
			};
			return clustersOf(4, pairs, { judge, contentOf, sureFrom: SURE_FROM }).groups;
		};
		expect(groupsIf(() => true)).toHaveLength(2);
		expect(groupsIf((a, b) => a === 0 || b === 0)).toHaveLength(1);
		expect(groupsIf(() => undefined)).toHaveLength(1);
	});

	it('never makes a group of two single records', () => {
		const probability = fc.double({ min: 0.5, max: 0.979, noNaN: true });
		fc.assert(
			fc.property(fc.array(probability, { maxLength: 10 }), (probabilities) => {
				const links = probabilities.map((one, at) => ({
					a: 2 * at,
					b: 2 * at + 1,
					probability: one,
				}));
				const judge = () => ({ probability: 0.97, evidence: 5, bornApart: undefined });
				expect(clustersOf(20, links, { judge, contentOf, sureFrom: SURE_FROM }).groups).toEqual([]);
			}),
		);
	});
});

describe('a sure link', () => {
	it('joins single records by itself, and is refused where the groups contradict each other', () => {
		const judge = judgeWith([0.99, 0.01, 0.01], -1);
		const sure = { ...perhaps, probability: 0.99 };
		const alone = clustersOf(4, [sure], { judge, contentOf, sureFrom: SURE_FROM });
		expect(alone.groups).toEqual([[0, 3]]);
		const { groups, refused } = clustersOf(4, [...known, sure], {
			judge,
			contentOf,
			sureFrom: SURE_FROM,
		});
		expect({ groups, refused }).toEqual({ groups: [[0, 1]], refused: [known[1], sure] });
	});
});

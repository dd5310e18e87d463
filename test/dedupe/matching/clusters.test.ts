import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf, type ClusterTerms } from '../../../src/dedupe/matching/clusters';
import type { Link } from '../../../src/dedupe/matching/link';

/** What is said of two records; of most it is not sure, and nothing against them. */
type Said = (a: number, b: number) => number;

const ONE = { probability: 1, evidence: 1 };

function termsWith(said: Said, more: Partial<ClusterTerms> = {}): ClusterTerms {
	return {
		judge: (a, b) => {
			const probability = said(Math.min(a, b), Math.max(a, b));
			return { probability, evidence: probability < 0.001 ? -9 : 1 };
		},
		judgeGroups: () => ONE,
		areCopies: () => false,
		sureFrom: 0.98,
		...more,
	};
}

function link(a: number, b: number, probability = 0.999): Link {
	return { a, b, probability };
}

/** Links between every two of the records, as sure as is said of them. */
function linksAmong(records: readonly number[], said: Said): Link[] {
	return records.flatMap((b, at) => records.slice(0, at).map((a) => link(a, b, said(a, b))));
}

/** Three records of one, and a fourth that is perhaps of the same. */
const known = [link(0, 1), link(1, 2)];
const perhaps = link(0, 3, 0.9);

function ofFourth(withFourth: readonly number[]): Said {
	return (a, b) => (b === 3 ? (withFourth[a] ?? 0) : 0.999);
}

describe('a link that is not sure', () => {
	it.each([
		['all records of the group say the same', [0.9, 0.9, 0.9], true],
		['one of them is nearly sure and none is against it', [0.97, 0.6, 0.6], true],
		['they say little', [0.9, 0.5, 0.5], false],
		['one says much and the others are against it', [0.999_999, 0.4, 0.4], false],
	])('joins a group as it should when %s', (_, withFourth, areOne) => {
		const clusters = clustersOf(4, [...known, perhaps], termsWith(ofFourth(withFourth)));
		expect(clusters).toEqual([areOne ? [0, 1, 2, 3] : [0, 1, 2]]);
	});

	it('counts what copies of a record say once', () => {
		const said = ofFourth([0.9, 0.9, 0.9]);
		const areCopies = (a: number, b: number) => a < 3 && b < 3;
		expect(clustersOf(4, [...known, perhaps], termsWith(said, { areCopies }))).toEqual([[0, 1, 2]]);
		const areTwoCopies = (a: number, b: number) => a < 2 && b < 2;
		const terms = termsWith(said, { areCopies: areTwoCopies });
		expect(clustersOf(4, [...known, perhaps], terms)).toEqual([[0, 1, 2, 3]]);
	});

	it.each([
		['all pairs are even', () => 0.5, false],
		['two of them are likely and the others speak a little against', likelyIf(2, 0.1), true],
		['two of them are likely and the others speak against', likelyIf(2, 0.01), false],
	])('joins a large group as it should when %s', (_, ofLast, areOne) => {
		const size = 12;
		const said: Said = (a, b) => (b === size - 1 ? ofLast(a) : 0.99);
		const sure = Array.from({ length: size - 2 }, (_one, a) => link(a, a + 1));
		const [cluster] = clustersOf(size, [...sure, link(0, size - 1, ofLast(0))], termsWith(said));
		expect(cluster).toHaveLength(areOne ? size : size - 1);
	});

	it('never makes a group of two single records', () => {
		const probability = fc.double({ min: 0.5, max: 0.979, noNaN: true });
		fc.assert(
			fc.property(fc.array(probability, { maxLength: 10 }), (probabilities) => {
				const links = probabilities.map((one, at) => link(2 * at, 2 * at + 1, one));
				expect(
					clustersOf(
						20,
						links,
						termsWith(() => 0.97),
					),
				).toEqual([]);
			}),
		);
	});
});

function likelyIf(many: number, others: number) {
	return (record: number) => (record < many ? 0.93 : others);
}

describe('a sure link', () => {
	it('joins single records by itself, whatever else is said of them', () => {
		expect(
			clustersOf(
				2,
				[link(0, 1)],
				termsWith(() => 0.0001),
			),
		).toEqual([[0, 1]]);
	});

	it('joins no groups of which all pairs together say that they are two', () => {
		const said: Said = (a, b) => (a === 1 && b === 2 ? 0.985 : b === 2 ? 0.0001 : 0.999);
		expect(clustersOf(3, [link(0, 1), link(1, 2, 0.985)], termsWith(said))).toEqual([[0, 1]]);
	});

	it('brings a record to the group that it fits as a whole, not to that of its surest link', () => {
		const people = [
			[0, 1, 2],
			[3, 4, 5],
		];
		const said: Said = (a, b) => {
			if (b === 6) return a === 0 ? 0.9999 : a < 3 ? 0.02 : 0.995;
			return people.some((person) => person.includes(a) && person.includes(b)) ? 0.9999 : 0.0001;
		};
		const links = linksAmong([0, 1, 2, 3, 4, 5, 6], said).filter((one) => one.probability > 0.5);
		expect(clustersOf(7, links, termsWith(said))).toEqual([
			[0, 1, 2],
			[3, 4, 5, 6],
		]);
	});

	it.each([
		['four records each', 4, 0.89, 2],
		['four records each that are likely enough to be one', 4, 0.91, 1],
		['three records each', 3, 0.01, 1],
	])(
		'joins two groups by what the records of each mostly say: %s',
		(_, many, probability, left) => {
			const size = 2 * many;
			const said: Said = (a, b) => (a < many && b >= many ? 0.985 : 0.9999);
			const all = Array.from({ length: size }, (_one, record) => record);
			const terms = termsWith(said, { judgeGroups: () => ({ probability, evidence: 1 }) });
			expect(clustersOf(size, linksAmong(all, said), terms)).toHaveLength(left);
		},
	);
});

describe('a record between two people', () => {
	/** Two people of two records each, and a record that fits both. */
	const clustersIf = (fitsFirst: number, fitsSecond: number, seconds = 2) => {
		const said: Said = (a, b) => {
			if (b === 4) return a < 2 ? fitsFirst : fitsSecond;
			return (a < 2 && b < 2) || (a >= 2 && b >= 2 && seconds === 2) ? 0.9999 : 0.000_01;
		};
		const links = linksAmong([0, 1, 2, 3, 4], said).filter((one) => one.probability > 0.5);
		return clustersOf(5, links, termsWith(said));
	};

	it('stays alone where it fits one hardly better than the other', () => {
		expect(clustersIf(0.999, 0.99)).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	it('comes to the one that it fits much better', () => {
		expect(clustersIf(0.9999, 0.99)).toEqual([
			[0, 1, 4],
			[2, 3],
		]);
	});

	it('has no rival in a single record', () => {
		expect(clustersIf(0.999, 0.99, 1)).toEqual([[0, 1, 4]]);
	});
});

describe('records that are kept apart', () => {
	const keptApart = (a: number, b: number) =>
		new Map([
			[a, new Set([b])],
			[b, new Set([a])],
		]);
	const all = linksAmong([0, 1, 2, 3], () => 0.999);

	it('come together neither by a link nor through others', () => {
		const apart = clustersOf(
			4,
			all,
			termsWith(() => 0.999, { keptApart: keptApart(2, 3) }),
		);
		expect(apart.filter((cluster) => cluster.includes(2) && cluster.includes(3))).toEqual([]);
		expect(apart.flat().length).toBeGreaterThanOrEqual(3);
	});

	it('are no rivals for each other', () => {
		const areFirst = (record: number) => record < 2;
		const said: Said = (a, b) => (areFirst(a) === areFirst(b) ? 0.9999 : 0.999);
		const apart = new Map(
			[0, 1, 2, 3].map((one) => [one, new Set(areFirst(one) ? [2, 3] : [0, 1])]),
		);
		const links = linksAmong([0, 1, 2, 3], said);
		expect(clustersOf(4, links, termsWith(said, { keptApart: apart }))).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	it('do not come together where they are copies, or through copies', () => {
		const terms = termsWith(() => 0.999, { areCopies: () => true, keptApart: keptApart(0, 3) });
		const clusters = clustersOf(4, all, terms);
		expect(clusters.filter((cluster) => cluster.includes(0) && cluster.includes(3))).toEqual([]);
		expect(clusters.flat().length).toBeGreaterThanOrEqual(3);
	});
});

describe('many records', () => {
	it('are put together alike in whatever order their links come', () => {
		const probability = fc.constantFrom(0.6, 0.9, 0.985, 0.999);
		const record = fc.nat({ max: 9 });
		const someLink = fc.tuple(record, record, probability).filter(([a, b]) => a < b);
		const order = fc.infiniteStream(fc.nat());
		fc.assert(
			fc.property(fc.array(someLink, { maxLength: 25 }), order, (drawn, draws) => {
				const said = new Map(drawn.map(([a, b, one]) => [`${a} ${b}`, one]));
				const links = [...said].map(([pair, one]) => {
					const [a = 0, b = 0] = pair.split(' ').map(Number);
					return link(a, b, one);
				});
				const terms = termsWith((a, b) => said.get(`${a} ${b}`) ?? 0.01);
				const shuffled = links
					.map((one) => ({ one, at: draws.next().value }))
					.sort((one, other) => one.at - other.at)
					.map(({ one }) => one);
				expect(clustersOf(10, shuffled, terms)).toEqual(clustersOf(10, links, terms));
			}),
		);
	});

	it('that hang together in one long chain are looked at in parts', () => {
		const size = 1_300;
		const chain = Array.from({ length: size - 1 }, (_, a) => link(a, a + 1));
		const clusters = clustersOf(
			size,
			chain,
			termsWith(() => 0.999),
		);
		expect(Math.max(...clusters.map(({ length }) => length))).toBeLessThanOrEqual(500);
		expect(clusters.flat()).toHaveLength(size);
	});

	it('that are copies of one record are one, however many', () => {
		const size = 1_300;
		const chain = Array.from({ length: size - 1 }, (_, a) => link(a, a + 1));
		const terms = termsWith(() => 0.999, { areCopies: () => true });
		expect(clustersOf(size, chain, terms).map(({ length }) => length)).toEqual([size]);
	});
});

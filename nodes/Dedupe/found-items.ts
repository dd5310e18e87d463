import type { IDataObject } from 'n8n-workflow';
import type {
	AnswerPart,
	NamedCluster,
	NamedLink,
	NamedRecord,
} from '../../src/dedupe/matching/thread-messages';
import { idOf } from '../../src/ids';
import type { MadeItem } from '../../src/n8n/operation';
import type { ComparedRecords } from './compared-records';

const CLUSTERS = 0;
const REVIEW = 1;
const UNIQUE = 2;

/**
 * The items that are made of an answer, part by part. Left out is what was found of records that are
 * not there any more: it says nothing of the others for certain, and the next run compares them anew.
 */
export class FoundItems {
	readonly items: MadeItem[] = [];
	readonly #records: ComparedRecords;
	#clustered = 0;
	#clusters = 0;
	#review = 0;
	#leftOut = 0;

	constructor(records: ComparedRecords) {
		this.#records = records;
	}

	async add(part: Exclude<AnswerPart, { kind: 'end' }>): Promise<void> {
		if (part.kind === 'clusters') await this.#addClusters(part.clusters);
		if (part.kind === 'review') await this.#addReview(part.review);
		if (part.kind === 'unique') await this.#addUnique(part.records);
	}

	/** Sums up what was added. */
	hintsOf({ records, compared }: Extract<AnswerPart, { kind: 'end' }>): string[] {
		const summary = `${inDigits(records)} records, ${inDigits(compared)} pairs compared: ${inDigits(this.#clusters)} clusters with ${inDigits(this.#clustered)} records, ${inDigits(this.#review)} pairs to review`;
		if (this.#leftOut === 0) return [summary];
		return [
			summary,
			`Left out is what was found of people who were merged or erased meanwhile (${inDigits(this.#leftOut)}). The next run compares the others again.`,
		];
	}

	async #addClusters(clusters: readonly NamedCluster[]): Promise<void> {
		const jsonOf = await this.#records.lookUp(clusters.flatMap(({ members }) => members));
		for (const { members, links } of clusters) {
			const ids = members.map(({ id }) => id);
			const jsons = members.flatMap((member) => jsonOf(member) ?? []);
			if (jsons.length < members.length) {
				this.#leftOut++;
				continue;
			}
			this.#clusters++;
			this.#clustered += members.length;
			this.#put(CLUSTERS, members, {
				cluster_id: clusterIdOf(ids),
				size: members.length,
				survivor_id: ids[0] ?? '',
				members: jsons,
				links: links.map(linkJson),
			});
		}
	}

	async #addReview(review: readonly NamedLink[]): Promise<void> {
		const jsonOf = await this.#records.lookUp(review.flatMap(({ a, b }) => [a, b]));
		for (const link of review) {
			const pair = [link.a, link.b];
			if (pair.some((record) => jsonOf(record) === undefined)) {
				this.#leftOut++;
				continue;
			}
			this.#review++;
			this.#put(REVIEW, pair, linkJson(link));
		}
	}

	async #addUnique(records: readonly NamedRecord[]): Promise<void> {
		const jsonOf = await this.#records.lookUp(records);
		for (const record of records) {
			const json = jsonOf(record);
			if (json !== undefined) this.#put(UNIQUE, [record], json);
		}
	}

	#put(output: number, records: readonly NamedRecord[], json: IDataObject): void {
		this.items.push({ output, json, madeOf: this.#records.madeOf(records) });
	}
}

function linkJson({ a, b, probability, reasons }: NamedLink): IDataObject {
	return {
		a: a.id,
		b: b.id,
		probability: Math.round(probability * 1e6) / 1e6,
		reasons: [...reasons],
	};
}

/** Keeps its value as long as the records do, whatever the order they come in. */
function clusterIdOf(ids: readonly string[]): string {
	return idOf('cluster', ...ids.toSorted());
}

function inDigits(count: number): string {
	return count.toLocaleString('en-US');
}

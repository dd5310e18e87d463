import { labels } from './labels';
import { slotCount } from './surroundings';
import { REACH, type Model } from './tagger';

/** A trained model as text, small enough to ship; see {@link packedModel}. */
export interface PackedModel {
	/** Weights are whole numbers from -127 to 127 times this. */
	readonly step: number;
	/** Names of the attributes, one a line. */
	readonly attributes: string;
	/** The weights of the attributes, of the slots that have some, and of the transitions, packed. */
	readonly attributeWeights: string;
	/** How many slots are left out before each that has weights. */
	readonly slotGaps: readonly number[];
	readonly slotWeights: string;
	readonly transitions: string;
}

const LABELS = labels.length;
const ROW = (2 * REACH + 1) * LABELS;

/** Unpacks a model: some milliseconds. */
export function modelOf(packed: PackedModel): Model {
	const names = packed.attributes.split('\n');
	const slotRows = new Int32Array(slotCount).fill(-1);
	let slot = -1;
	packed.slotGaps.forEach((gap, row) => {
		slot += gap + 1;
		slotRows[slot] = row * LABELS;
	});
	const unpack = (text: string, size: number): Float32Array => unpacked(text, size, packed.step);
	return {
		attributes: new Map(names.map((name, number) => [name, number])),
		attributeWeights: unpack(packed.attributeWeights, names.length * ROW),
		slotRows,
		slotWeights: unpack(packed.slotWeights, packed.slotGaps.length * LABELS),
		transitions: unpack(packed.transitions, LABELS * LABELS),
	};
}

/** Packs a model: weights that count little are left out, the others rounded. */
export function packedModel(
	model: Model,
	{ step, least }: { step: number; least: number },
): PackedModel {
	const matters = (weights: Float32Array): boolean =>
		weights.some((weight) => Math.abs(weight) >= least);
	const attributes = [...model.attributes]
		.sort(([, one], [, other]) => one - other)
		.map(([name, number]) => ({
			name,
			weights: model.attributeWeights.subarray(number * ROW, (number + 1) * ROW),
		}))
		.filter(({ weights }) => matters(weights));
	const slots = [...model.slotRows.entries()]
		.filter(([, row]) => row >= 0)
		.map(([slot, row]) => ({ slot, weights: model.slotWeights.subarray(row, row + LABELS) }))
		.filter(({ weights }) => matters(weights));
	const pack = (weights: readonly Float32Array[]): string => packedWeights(weights, step, least);
	return {
		step,
		attributes: attributes.map(({ name }) => name).join('\n'),
		attributeWeights: pack(attributes.map(({ weights }) => weights)),
		slotGaps: slots.map(({ slot }, at) => slot - (slots[at - 1]?.slot ?? -1) - 1),
		slotWeights: pack(slots.map(({ weights }) => weights)),
		transitions: pack([model.transitions]),
	};
}

const LONGEST_GAP = 255;

/** Pairs of bytes in base64: how many weights are nought, then the next one. */
function packedWeights(rows: readonly Float32Array[], step: number, least: number): string {
	const bytes: number[] = [];
	let gap = 0;
	for (const weight of rows.flatMap((row) => [...row])) {
		const rounded = Math.max(-127, Math.min(127, Math.round(weight / step)));
		if (Math.abs(weight) < least || rounded === 0) {
			gap++;
			continue;
		}
		for (; gap > LONGEST_GAP; gap -= LONGEST_GAP + 1) bytes.push(LONGEST_GAP, 0);
		bytes.push(gap, rounded & 0xff);
		gap = 0;
	}
	return Buffer.from(bytes).toString('base64');
}

function unpacked(text: string, size: number, step: number): Float32Array {
	const weights = new Float32Array(size);
	const bytes = Buffer.from(text, 'base64');
	let at = 0;
	for (let place = 0; place < bytes.length; place += 2) {
		at += bytes.readUInt8(place);
		weights[at++] = bytes.readInt8(place + 1) * step;
	}
	return weights;
}

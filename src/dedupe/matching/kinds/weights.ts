import type { LevelWeights } from '../model';
import type { KindName } from './index';

/**
 * The weights that are shipped for each kind of comparison: how often records agree on a level that
 * are one person, that are strangers, and that share a household. Where nothing is said of the
 * household it agrees as strangers do. They are judged, not measured, and checked on generated lists of
 * people; a batch of some size adjusts the first two.
 */
export const kindWeights: Readonly<Record<KindName, Readonly<Record<string, LevelWeights>>>> = {
	givenName: {
		exact: [0.82, 0.005, 0.0015],
		nickname: [0.04, 0.002, 0.0006],
		close: [0.06, 0.004, 0.004],
		initial: [0.02, 0.01, 0.03],
		similar: [0.015, 0.02, 0.02],
		swapped: [0.01, 0.0005, 0.0002],
		different: [0.035, 0.9585, 0.9437],
	},
	surname: {
		exact: [0.84, 0.002, 0.74],
		close: [0.06, 0.003, 0.05],
		part: [0.02, 0.002, 0.03],
		similar: [0.02, 0.02, 0.02],
		swapped: [0.01, 0.0005, 0.0005],
		different: [0.05, 0.9725, 0.1595],
	},
	generation: {
		exact: [0.99898, 0.975, 0.92],
		'one says': [0.001, 0.02, 0.04],
		different: [0.00002, 0.005, 0.04],
	},
	email: {
		exact: [0.7, 0.00001, 0.08],
		close: [0.05, 0.00005, 0.01],
		mailbox: [0.03, 0.00005, 0.01],
		different: [0.22, 0.99989, 0.9],
	},
	phone: {
		exact: [0.7, 0.00002, 0.4],
		close: [0.04, 0.00005, 0.02],
		different: [0.26, 0.99993, 0.58],
	},
	street: {
		exact: [0.66, 0.0001, 0.8],
		close: [0.12, 0.0003, 0.1],
		'other unit': [0.02, 0.0001, 0.01],
		number: [0.01, 0.0005, 0.005],
		name: [0.04, 0.002, 0.01],
		different: [0.15, 0.997, 0.075],
	},
	place: {
		exact: [0.63, 0.01, 0.76],
		close: [0.08, 0.001, 0.08],
		zip: [0.04, 0.002, 0.04],
		'city and area': [0.03, 0.01, 0.02],
		city: [0.06, 0.004, 0.05],
		'other zip': [0.02, 0.01, 0.005],
		area: [0.02, 0.02, 0.01],
		'close city': [0.01, 0.001, 0.005],
		state: [0.06, 0.2, 0.02],
		different: [0.05, 0.742, 0.01],
	},
	date: {
		exact: [0.88, 0.0001],
		close: [0.05, 0.001],
		year: [0.03, 0.0005],
		near: [0.02, 0.04],
		different: [0.02, 0.9584],
	},
	number: {
		exact: [0.85, 0.02],
		close: [0.1, 0.03],
		different: [0.05, 0.95],
	},
	text: {
		exact: [0.55, 0.001, 0.1],
		close: [0.15, 0.0005, 0.01],
		words: [0.1, 0.001, 0.01],
		similar: [0.1, 0.02, 0.02],
		different: [0.1, 0.9775, 0.86],
	},
	exact: {
		exact: [0.95, 0.001],
		different: [0.05, 0.999],
	},
};

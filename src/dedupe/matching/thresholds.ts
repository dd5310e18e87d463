import type { MatchingModel } from './model';

type Thresholds = MatchingModel['thresholds'];

/**
 * Of the pairs that are one by this, hardly one in a thousand was two, on lists of people where the
 * truth is known.
 */
export const thresholdsOfPeople: Thresholds = { match: 0.98, review: 0.5 };

/** Two shops of one kind and street are more alike than two people. */
export const thresholdsOfOthers: Thresholds = { match: 0.985, review: 0.5 };

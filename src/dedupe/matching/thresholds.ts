import type { MatchingModel } from './model';

/**
 * From where a pair is one, and from where somebody should look at it. Of pairs that are one by this,
 * hardly one in a thousand was two, on lists of people and of companies where the truth is known.
 */
export const shippedThresholds: MatchingModel['thresholds'] = { match: 0.985, review: 0.5 };

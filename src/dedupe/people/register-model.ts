import type { MatchingModel } from '../matching/model';
import { personModel } from '../matching/person-model';

/** A register that is small yet says little of how many people there are to be confused with. */
export const FEWEST_PEOPLE = 100_000;

/** How people of a register are compared: as everybody is, among more people than are known so far. */
export const registerModel: MatchingModel = {
	...personModel,
	expected: { ...personModel.expected, among: FEWEST_PEOPLE },
};

import type { Issue } from '../records/issue';

type Json = Readonly<Record<string, unknown>>;

/** What an item says, as fields that the dictionary and the user's table can find. */
export type ItemReading =
	| {
			readonly kind: 'fields';
			readonly json: Json;
			/** What was doubtful about the item as a whole. */
			readonly issues: readonly Issue[];
			/** What fed fields whose names the reading made up, in the item's own words. */
			readonly origins?: ReadonlyMap<string, string>;
			/** Further keys under `doorman`: what the reading found out. */
			readonly notes?: Json;
	  }
	| {
			readonly kind: 'rejected';
			readonly reason: RejectReason;
			readonly message: string;
			readonly notes?: Json;
	  };

/** Why an item does not become a record. */
export type RejectReason = 'required_missing' | 'too_large' | 'unparsed_email';

/**
 * How items come in: a function from an item to fields, run before anything is made of them. Pure,
 * and without effect on what is a record already, so that normalizing twice changes nothing.
 */
export type InputFormat = (json: Json, parts?: InputParts) => ItemReading;

/** Parts of an item that the user pointed at, by the names that the format has for them. */
export type InputParts = Json;

/** Items that have fields already: any JSON. */
export const asFields: InputFormat = (json) => ({ kind: 'fields', json, issues: [] });

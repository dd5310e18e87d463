import type { Issue } from '../records/issue';

type Json = Readonly<Record<string, unknown>>;

/** What an item says, as fields that the dictionary and the user's table can find. */
export type ItemReading =
	| {
			readonly kind: 'fields';
			readonly json: Json;
			/** What was doubtful about the item as a whole. */
			readonly issues: readonly Issue[];
	  }
	| { readonly kind: 'rejected'; readonly reason: RejectReason; readonly message: string };

/** Why an item does not become a record. */
export type RejectReason = 'required_missing' | 'too_large';

/**
 * How items come in: a function from an item to fields, run before anything is made of them. Pure,
 * and without effect on what is a record already, so that normalizing twice changes nothing.
 */
export type InputFormat = (json: Json) => ItemReading;

/** Items that have fields already: any JSON. */
export const asFields: InputFormat = (json) => ({ kind: 'fields', json, issues: [] });

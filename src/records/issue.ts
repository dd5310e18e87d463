import { z } from '../vendor/zod';

/**
 * Something doubtful that a step found in an item, kept under `doorman.issues`. The field it is
 * about then holds nothing, or what the message says.
 */
export const issueSchema = z.object({
	/** The canonical field that is in doubt, for example `phone` or `consent.at`. */
	field: z.string(),
	/** For programs: stable, in lower case with underscores. */
	code: z.string(),
	/** For people. */
	message: z.string(),
	/** What was found, as it came in; long texts are cut. */
	value: z.unknown(),
});

export type Issue = z.infer<typeof issueSchema>;

const envelopeSchema = z.object({ issues: z.array(z.unknown()) });

/** The issues that earlier steps noted in an item; anything else in their place is left out. */
export function issuesOf(json: Readonly<Record<string, unknown>>): Issue[] {
	if (!Object.hasOwn(json, 'doorman')) return [];
	const envelope = envelopeSchema.safeParse(json['doorman']);
	if (!envelope.success) return [];
	return envelope.data.issues.flatMap((issue) => {
		const parsed = issueSchema.safeParse(issue);
		return parsed.success ? [parsed.data] : [];
	});
}

/**
 * Fields from the `lead_*` meta tags of the Real Estate Lead Metadata Specification 1.0
 * (leadmetadata.org), under their own names; undefined when they do not say who asks. Tags may occur
 * several times (`lead_tag`). Custom ones are allowed.
 */
export function fieldsOfLeadTags(
	tags: readonly (readonly [name: string, content: string])[],
): Record<string, unknown> | undefined {
	const values = new Map<string, string[]>();
	for (const [name, content] of tags) {
		const key = RENAMED.get(name) ?? name;
		if (MEANINGLESS.test(content) || key === 'lead_information_version') continue;
		values.set(key, [...(values.get(key) ?? []), content].slice(0, MOST_TIMES));
	}
	if (!TELLING.some((name) => values.has(name))) return undefined;
	return Object.fromEntries(
		[...values].map(([key, all]) => [key, all.length === 1 ? all[0] : all.join('; ')]),
	);
}

const MOST_TIMES = 50;
const MEANINGLESS = /^(?:n\/?a|none|null|undefined|not (?:provided|specified))$/i;
const TELLING = ['lead_name', 'lead_first_name', 'lead_email', 'lead_phone'];

/** Names that mean something else to a dictionary that has not heard of the specification. */
const RENAMED = new Map([
	['lead_mls', 'mls_id'],
	['lead_mls_number', 'mls_id'],
	['lead_property_mls', 'mls_id'],
	['lead_address', 'property_address'],
	['lead_property_address_line', 'property_address'],
]);

/** What has one Unicode form only. */
const ASCII = /^[\x20-\x7e]*$/;

/**
 * A field's name as the dictionary knows it: letters and digits only, in lower case, so that
 * `First Name`, `first_name` and `firstName` are the same.
 */
export function plainName(name: string): string {
	if (ASCII.test(name)) return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

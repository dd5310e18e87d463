const NOBODY =
	/^(?:none|no[._-]?(?:e?mail|thanks|address)|noe?mail\w*|do[._-]?not[._-]?e?mail|not[._-]?(?:given|provided|available)|nope|declined?|refused?|unknown)$/;
const NO_DOMAIN =
	/^(?:none|no-?e?mail|nomail|na|null|nope|fake(?:e?mail)?|asdf\w*|qwerty|noaddress|notprovided|unknown|refused|declined|yourdomain|yourcompany|mydomain)\.(?:com|net|org)$/;
/** What a form shows before anybody has typed. */
const SAMPLE =
	/^(?:your|my|(?:your|my)?[._-]?(?:e?mail|name|user|username|first[._-]?last|someone|somebody))@(?:domain|example|email|yourdomain|company|mail|site|website)\.(?:com|net|org)$/;
/** Made up when the same word stands on both sides: test@test.com, a@a.com. */
const ANY_WORD =
	/^(?:tests?|testing|test\d+|no|na|null|a+|x+|z+|abc\d*|asdf\w*|qwerty|email|fake\w*|name|me|123\d*|1+|0+|foo|bar|blah)$/;
/** Nobody got these at the large providers. */
const TAKEN_WORD =
	/^(?:tests?|testing|na|null|a{1,5}|x+|z+|abc|abcd?123|asdf\w*|qwerty|fake|fakee?mail|123(?:45?6?)?|1+|0+)$/;
const LARGE = /^(?:gmail|yahoo|hotmail|outlook|aol|icloud|msn|live|ymail)\.com$/;

/** Whether an address (in lower case) is one that people type to get past a form. */
export function isMadeUp(address: string): boolean {
	const at = address.lastIndexOf('@');
	const local = address.slice(0, at);
	const domain = address.slice(at + 1);
	if (NOBODY.test(local) || NO_DOMAIN.test(domain) || SAMPLE.test(address)) return true;
	if (LARGE.test(domain)) return TAKEN_WORD.test(local);
	return ANY_WORD.test(local) && domain.startsWith(`${local}.`);
}

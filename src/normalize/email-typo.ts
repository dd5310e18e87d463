/** Where most people have their mail, with the endings they have it under. */
const PROVIDERS: ReadonlyMap<string, readonly string[]> = new Map([
	['gmail', ['com']],
	['googlemail', ['com']],
	['yahoo', ['com', 'ca', 'co.uk', 'fr', 'de', 'es', 'it', 'in', 'co.in', 'com.mx', 'com.br']],
	['hotmail', ['com', 'ca', 'co.uk', 'fr', 'de', 'es', 'it', 'com.mx', 'com.br']],
	['outlook', ['com', 'fr', 'de', 'es', 'it', 'com.br', 'in']],
	['aol', ['com', 'co.uk', 'de', 'fr']],
	['icloud', ['com']],
	['comcast', ['net']],
	['verizon', ['net']],
	['sbcglobal', ['net']],
	['bellsouth', ['net']],
	['earthlink', ['net']],
	['optonline', ['net']],
	['protonmail', ['com', 'ch']],
	['rocketmail', ['com']],
]);

const FIRST_ENDINGS: ReadonlyMap<string, string> = new Map(
	[...PROVIDERS].map(([name, [ending = 'com']]) => [name, ending]),
);

/** Misspellings of short names, where one letter more or less may be another provider. */
const SHORT_TYPOS: ReadonlyMap<string, string> = new Map([
	...typosOf('gmail', 'gmai gmaii gmaik gmail1 gmailc gmaill gmails gmaiil gmal gmali gmaol gmaul'),
	...typosOf('gmail', 'gmeil gmial gmil gmaio gmqil gmsil gnail gnmail ggmail gamil gamail gimail'),
	...typosOf('gmail', 'gmaail gmmail gemail gtmail gmailcom gmaile gmaild gmailm gmain gmsail'),
	...typosOf('yahoo', 'yaho yahooo yhoo yhaoo yahho yaoo yahoi yaboo yajoo yahoocom yahop ayhoo'),
	...typosOf('yahoo', 'yahoomail yahoo1 yahool yahoop yaho0 yah00 yhooo yagoo'),
	...typosOf('aol', 'aoll aoil aolc aolcom'),
	...typosOf('icloud', 'icould icluod iclould'),
]);

function typosOf(meant: string, typos: string): [typo: string, meant: string][] {
	return typos.split(' ').map((typo) => [typo, meant]);
}

/** Real domains that look like a slip. */
const REAL: ReadonlySet<string> = new Set([
	// Brokerages
	...['kw.com', 'kwrealty.com', 'remax.net', 'remax.com', 'compass.com', 'exprealty.com'],
	...['exprealty.net', 'cbrealty.com', 'coldwellbanker.com', 'century21.com', 'c21.com', 'era.com'],
	...['bhhs.com', 'sothebysrealty.com', 'sothebys.realty', 'corcoran.com', 'elliman.com'],
	...['redfin.com', 'longandfoster.com', 'lnf.com', 'weichert.com', 'windermere.com', 'har.com'],
	...['johnlscott.com', 'homesmart.com', 'realtyonegroup.com', 'fathomrealty.com', 'onereal.com'],
	...['howardhanna.com', 'c21home.com', 'bhgre.com', 'nexthome.com', 'har.net', 'evrealestate.com'],
	// Providers and companies
	...['mac.com', 'me.com', 'hey.com', 'proton.me', 'pm.me', 'mail.com', 'email.com', 'ymail.com'],
	...['gmx.com', 'gmx.net', 'cloud.com', 'hotmail.co', 'outlook.office.com', 'comcast.com'],
	...[
		'verizon.com',
		'yahoo-inc.com',
		'yahooinc.com',
		'aol.net',
		'google.com',
		'cox.net',
		'att.net',
	],
]);

/** Endings that do not exist, or hardly where people have mail, for `com`, `net` and `org`. */
const ENDING_TYPOS: ReadonlyMap<string, string> = new Map([
	...typosOf('com', 'con cmo comm coom ocm vom xom cpm ccom comn coml cim clm copm c0m cok'),
	...typosOf('net', 'nte ent met nett nwt'),
	...typosOf('org', 'ogr orgg rog'),
]);

/**
 * The domain that is likely meant by a slip in a well-known one (`gmial.com`, `yahoo.con`), or by an
 * ending that does not exist; undefined when nothing speaks for a slip.
 */
export function likelyDomain(domain: string): string | undefined {
	if (REAL.has(domain)) return undefined;
	const dot = domain.indexOf('.');
	const name = domain.slice(0, dot);
	const ending = domain.slice(dot + 1);
	const provider = PROVIDERS.has(name) ? name : likelyProvider(name);
	if (provider !== undefined) return atProvider(provider, { name, ending });
	const last = domain.slice(domain.lastIndexOf('.') + 1);
	const meant = ENDING_TYPOS.get(last);
	return meant === undefined ? undefined : domain.slice(0, -last.length) + meant;
}

/** At a known name any other ending is a slip; at a misspelled one only the usual ones are. */
function atProvider(
	provider: string,
	{ name, ending }: { name: string; ending: string },
): string | undefined {
	const endings = PROVIDERS.get(provider) ?? [];
	const usual = FIRST_ENDINGS.get(provider) ?? 'com';
	if (name !== provider) {
		const meant = ENDING_TYPOS.get(ending) ?? ending;
		if (endings.includes(meant)) return `${provider}.${meant}`;
		return NEAR_ENDINGS.has(ending) ? `${provider}.${usual}` : undefined;
	}
	if (endings.includes(ending)) return undefined;
	const isSlip = ENDING_TYPOS.has(ending) || NEAR_ENDINGS.has(ending);
	return isSlip ? `${provider}.${usual}` : undefined;
}

/** Endings that exist, but are not what is meant behind a provider's name. */
const NEAR_ENDINGS: ReadonlySet<string> = new Set(['com', 'co', 'cm', 'om', 'net', 'org', 'ne']);

const LONG_NAMES = [...PROVIDERS.keys()].filter((name) => name.length >= 6);

function likelyProvider(name: string): string | undefined {
	const known = SHORT_TYPOS.get(name);
	if (known !== undefined || name.length < 5) return known;
	return LONG_NAMES.find(
		(provider) => name.startsWith(provider[0] ?? '') && isSlip(name, provider),
	);
}

/** One letter missing, added, changed or swapped with its neighbour. */
function isSlip(written: string, meant: string): boolean {
	const difference = written.length - meant.length;
	if (Math.abs(difference) > 1) return false;
	let from = 0;
	while (from < written.length && written[from] === meant[from]) from++;
	const [rest, meantRest] = [written.slice(from), meant.slice(from)];
	if (difference === 1) return rest.slice(1) === meantRest;
	if (difference === -1) return rest === meantRest.slice(1);
	if (rest.slice(1) === meantRest.slice(1)) return true;
	return (
		rest[0] === meantRest[1] && rest[1] === meantRest[0] && rest.slice(2) === meantRest.slice(2)
	);
}

import type { ListingStatus } from '../records/listing';

/**
 * What means one status wherever it is used: the values of RESO's StandardStatus with RESO's own
 * synonyms (Data Dictionary 2.0), and words and codes on which the feeds agree.
 */
export const STATUS_WORDS: Readonly<Record<ListingStatus, readonly string[]>> = {
	active: ['active', 'a', 'act', 'actv', 'active listing'],
	active_under_contract: [
		...['active under contract', 'accepting backup offers', 'backup offer', 'backup'],
		...['active with accepted offer', 'contingent', 'ctg', 'active with contract'],
		...['active contingent', 'active kick out', 'active kickout', 'active option contract'],
		...['active option', 'active continue to show', 'contingent continue to show'],
	],
	pending: [
		...['pending', 'p', 'pend', 'pnd', 'offer accepted', 'under contract', 'under agreement'],
		...['pending sale', 'sale pending', 'pending inspection', 'pending feasibility'],
		...['pending short sale', 'short sale pending', 'pending do not show', 'pending no show'],
	],
	closed: [
		...['closed', 'closed sale', 'sold', 's', 'sld', 'clsd', 'leased', 'rented', 'settled'],
		...['lse', 'lsd', 'rnt', 'rntd'],
	],
	coming_soon: [
		'coming soon',
		'delayed showings',
		'coming soon no show',
		'coming soon no showings',
	],
	hold: ['hold', 'on hold', 'hold do not show', 'hld'],
	withdrawn: ['withdrawn', 'w', 'wdn', 'wth', 'with', 'wthd'],
	expired: ['expired', 'x', 'exp'],
	canceled: ['canceled', 'cancelled', 'can', 'canc', 'cncl', 'cxl', 'terminated', 'term'],
	incomplete: ['incomplete', 'draft', 'partially completed'],
	deleted: ['delete', 'deleted', 'del', 'kill', 'zap'],
};

/** What MLSs use for different things, by what it may stand for. */
export const AMBIGUOUS_STATUSES: Readonly<Record<string, string>> = {
	ps: 'pending, or under contract and still shown',
	psho: 'pending, or under contract and still shown',
	'pending continue to show': 'pending, or under contract and still shown',
	'pending taking backups': 'pending, or under contract and still shown',
	'pending with backups': 'pending, or under contract and still shown',
	'pending backup': 'pending, or under contract and still shown',
	'option pending': 'pending, or under contract and still shown',
	op: 'option pending, or open',
	uc: 'under contract, or under construction',
	'under contract show': 'pending, or under contract and still shown',
	'under contract backups': 'pending, or under contract and still shown',
	cs: 'closed sale, or coming soon',
	awc: 'active, or active with a contract',
	ac: 'active, or active and contingent',
	pnc: 'pending, or coming soon without showings',
	c: 'closed, canceled, or contingent',
	t: 'temporarily off market, or terminated',
	u: 'under contract and shown, or no longer shown',
	i: 'incomplete, incoming, or inactive',
	r: 'rented, or returned to the market',
	tom: 'hold, or withdrawn',
	temp: 'hold, or withdrawn',
	'temp off market': 'hold, or withdrawn',
	'temp off mrkt': 'hold, or withdrawn',
	'temporarily off market': 'hold, or withdrawn',
	'temporarily withdrawn': 'hold, or withdrawn',
	'temp withdrawn': 'hold, or withdrawn',
	'off market': 'hold, withdrawn, expired, or closed',
	inactive: 'hold, withdrawn, expired, or canceled',
	bom: 'active again, or the news that it is',
	'back on market': 'active again, or the news that it is',
	new: 'active, or the news that it is listed',
	'price change': 'active, or the news that the price changed',
	'for sale': 'active, or under contract and still advertised',
	'lease option': 'active, or leased',
	lso: 'active, or leased',
};

/** What the codes of one MLS mean there. */
export interface MlsStatuses {
	/** The MLS under the names that feeds give it. */
	readonly names: readonly string[];
	readonly statuses: Readonly<Partial<Record<ListingStatus, readonly string[]>>>;
}

/** MLSs that say in public what their own codes mean. */
export const MLS_STATUSES: readonly MlsStatuses[] = [
	{
		names: ['HAR', 'HARMLS', 'Houston Association of REALTORS', 'Houston'],
		statuses: {
			active_under_contract: ['op', 'option pending', 'ps', 'psho', 'pending continue to show'],
			canceled: ['t'],
		},
	},
	{
		names: ['NTREIS', 'North Texas Real Estate Information Systems'],
		statuses: {
			active_under_contract: ['aoc', 'ac', 'ako', 'option', 'cont', 'ko'],
			coming_soon: ['cs'],
			hold: ['tom', 'temp off market', 'temporarily off market'],
		},
	},
	{
		names: ['MLSPIN', 'MLS PIN', 'MLS Property Information Network'],
		statuses: {
			active: ['new', 'pcg', 'price change', 'ext', 'extended', 'bom', 'back on market'],
			pending: ['uag'],
			coming_soon: ['cso'],
		},
	},
	{
		names: ['MRED', 'Midwest Real Estate Data', 'Midwest Real Estate Data LLC'],
		statuses: { active: ['new', 'bomk', 'pchg', 'price change', 'back on market'] },
	},
	{
		names: ['SmartMLS', 'Smart MLS'],
		statuses: {
			active: ['new', 'bom', 'back on market', 'rais', 'pinc', 'redc', 'pdcr'],
			active_under_contract: ['uc cts', 'under contract continue to show'],
		},
	},
];

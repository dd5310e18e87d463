import { tokensOf } from '../dist/src/normalize/address/tokens.js';
import { usTagger } from '../dist/src/normalize/address/us-tagger.js';
import { leadNormalizer } from '../dist/src/normalize/normalize-lead.js';
import { parsePhoneNumberFromString } from '../dist/src/vendor/libphonenumber.js';
import { defineBench } from './bench.mts';
import { inTurns, type Variant } from './in-turns.mts';
import { rawLead } from './leads.mts';
import { longestTurn } from './turns.mts';
import { executeNode, normalizeNode } from './nodes.mts';
import type { Rig } from './rig.mts';
import { timed } from './stopwatch.mts';
import { medianAtMost, ratioAtMost, worstUnder } from './targets.mts';

const LEADS = 10_000;
const BATCH = 100_000;

const OURS = 'our normalizer';
const PARTS = 'libphonenumber-js and our address tagger';
const PHONE = 'libphonenumber-js alone';
const LONGEST = 'the node, 100,000 leads: longest time it holds the event loop';

export default defineBench({
	title: 'Normalize: 10,000 full leads',
	method:
		'Leads with 15 fields, the name, the phone number and the address of each in one piece, through ' +
		'the normalizer below the node; beside it what is the least of them: libphonenumber-js parsing, ' +
		'validating and formatting the number, and our own tagger labelling the words of the ' +
		"address. 10,000 leads in a second are 1,000 ms. The last row is the node's `execute()` on n8n's " +
		'engine: the longest time between two turns of the event loop.',
	targets: [ratioAtMost(2.5, OURS, PARTS), medianAtMost(1_000, OURS), worstUnder(100, LONGEST)],
	run: async (rig) => {
		const leads = Array.from({ length: LEADS }, (_, number) => rawLead(number));
		const normalize = leadNormalizer({ mapping: [], requirements: [], defaultCountry: 'US' });
		const all = (work: (lead: ReturnType<typeof rawLead>) => unknown) => () =>
			timed(() => {
				for (const lead of leads) work(lead);
			});
		const variants: Variant[] = [
			{ what: OURS, against: PARTS, measure: all((lead) => normalize(lead)) },
			{
				what: PARTS,
				measure: all((lead) => {
					readNumber(lead['Phone Number']);
					usTagger().tag(tokensOf(lead.Address));
				}),
			},
			{ what: PHONE, measure: all((lead) => readNumber(lead['Phone Number'])) },
		];
		const rows = await inTurns(variants, { rounds: 9, warmUp: 2 });
		const turns: Variant[] = [{ what: LONGEST, measure: () => longestInNode(rig) }];
		return [...rows, ...(await inTurns(turns, { rounds: 3, warmUp: 0 }))];
	},
});

function readNumber(text: string): string | undefined {
	const number = parsePhoneNumberFromString(text, 'US');
	if (number?.isValid() !== true) return number?.number;
	return number.formatNational() + number.format('E.164');
}

async function longestInNode(rig: Rig): Promise<number> {
	const items = Array.from({ length: BATCH }, (_, number) => rawLead(number));
	return await executeNode(await rig.engine(), normalizeNode(), items, longestTurn);
}

import { readFileSync } from 'node:fs';
import { defineBench, type Row } from './bench.mts';
import { inTurns } from './in-turns.mts';
import {
	noOpsBehindIntake,
	noOpsBehindOneWebhook,
	noOpsBehindWebhooks,
	templateChain,
	type LeadChain,
} from './lead-chains.mts';
import { startLeadCrm } from './lead-crm.mts';
import { publishChain, type ChainUnderLoad } from './lead-load.mts';
import { median } from './statistics.mts';
import { nearlyAlwaysAtMost, timesAsFast } from './targets.mts';

const LEADS = 60;
const ROUNDS = { rounds: 5, warmUp: 1 };
const STEADY_LEADS = 100;

const TEMPLATE = 'the template';
const BEHIND_INTAKE = 'NoOps behind the Intake Trigger';
const BEHIND_WEBHOOKS = 'NoOps behind two Webhooks';
const ONE_STAGE = 'NoOps behind one Webhook, nothing stored first';
const STEADY = 'the template at half its rate, from the post to the agent at the CRM';

export default defineBench({
	title: 'A lead through the template lead-intake, in a real n8n',
	method:
		`${LEADS} leads posted as fast as they are taken, 20 at a time, until all are at the CRM: ` +
		'milliseconds a lead. n8n runs with its defaults (SQLite, `vm` expressions, all executions ' +
		'saved); the bench posts and stands in for the CRM. The chains it is compared with have NoOp ' +
		'nodes in place of Normalize, Dedupe, Match People, Score and Assign, and everything else of the ' +
		'template: the Settings, the search at the CRM and the new contact there, the question whether ' +
		'the lead is hot. They are two stages ' +
		'as well: a first that answers the sender, and an execution of its own for the work. One has ' +
		'the Intake Trigger in front. The other is what one builds with n8n alone: a Webhook that ' +
		'answers at once and hands on by HTTP Request to a second Webhook. The chain with a single ' +
		'Webhook loses what it has taken when n8n dies; it is no measure for a front door, but shows ' +
		'what n8n itself needs. "Processor" is what all threads of n8n used a lead, which depends less ' +
		'on what else the machine does. A profile (`--cpu-prof`) of n8n puts most of a call to the ' +
		'Intake Trigger on the engine for expressions that n8n sets up for every call to a webhook of ' +
		'a community node: 40 ms of processor time a call, and 5 ms with ' +
		'`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`, measured by hand with 100 calls to a trigger that ' +
		'releases nothing.',
	targets: [
		timesAsFast(0.7, TEMPLATE, BEHIND_INTAKE),
		timesAsFast(0.7, TEMPLATE, BEHIND_WEBHOOKS),
		nearlyAlwaysAtMost(1_000, STEADY),
	],
	run: async (rig) => {
		const instance = await rig.n8n();
		const crm = await startLeadCrm();
		try {
			const publish = async (chain: LeadChain) => await publishChain(instance, crm, chain);
			const template = await publish(templateChain(crm.url));
			const compared = [
				{ what: TEMPLATE, chain: template, against: BEHIND_INTAKE },
				{ what: BEHIND_INTAKE, chain: await publish(noOpsBehindIntake(crm.url)) },
				{
					what: BEHIND_WEBHOOKS,
					chain: await publish(noOpsBehindWebhooks(crm.url, instance.n8n.url)),
				},
				{ what: ONE_STAGE, chain: await publish(noOpsBehindOneWebhook(crm.url)) },
			];
			const rows = await bursts(compared, instance.n8n.pid);
			const times = rows.find(({ what }) => what === TEMPLATE)?.times ?? [];
			const halfRate = 1_000 / median(times) / 2;
			return [...rows, { what: STEADY, times: await template.steadily(STEADY_LEADS, halfRate) }];
		} finally {
			await crm.close();
		}
	},
});

interface Compared {
	readonly what: string;
	readonly chain: ChainUnderLoad;
	readonly against?: string;
}

async function bursts(compared: readonly Compared[], pid: number): Promise<Row[]> {
	const processor = new Map<string, number[]>();
	const timed = await inTurns(
		compared.map(({ chain, ...row }) => ({
			...row,
			measure: async (round: number) => {
				const usedBefore = processorMs(pid);
				const time = await chain.burst(LEADS);
				const used = (processorMs(pid) - usedBefore) / LEADS;
				if (round >= ROUNDS.warmUp) {
					processor.set(row.what, [...(processor.get(row.what) ?? []), used]);
				}
				return time;
			},
		})),
		ROUNDS,
	);
	const used = compared.map(
		({ what, against }): Row => ({
			what: `processor, ${what}`,
			times: processor.get(what) ?? [],
			against: against === undefined ? undefined : `processor, ${against}`,
		}),
	);
	return [...timed, ...used];
}

const TICK_MS = 10;

/** What all threads of a process have used so far; Linux only. */
function processorMs(pid: number): number {
	const [, ...fields] =
		readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
	// utime and stime, the 14th and 15th field of proc(5); the name before them may hold spaces.
	return (Number(fields[10]) + Number(fields[11])) * TICK_MS;
}

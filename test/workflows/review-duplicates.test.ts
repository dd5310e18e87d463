import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';

const template = readTemplate('review-duplicates.json');
const engine = useEngineWithPack();
beforeEach(freshStore);

const dedupe = async (operation: string, items: IDataObject[]) => {
	const node = oneNode('n8n-nodes-doorman.dedupe', { operation });
	const run = await engine.run(node, { items });
	return [0, 1, 2].flatMap((output) => run.node('dedupe').json(output));
};

const robert = {
	lead_id: '1',
	first_name: 'Robert',
	last_name: 'Hernandez',
	email: 'bob.h@example.com',
	phone: '4155552671',
};
const maria = { lead_id: '2', first_name: 'Maria', last_name: 'Hernandez', phone: '4155552671' };

/** Two people with one phone, of whom Match People asks whether they are one. */
async function twoPeople(fields: IDataObject = {}): Promise<IDataObject> {
	const met = await dedupe('matchPeople', [
		{ ...robert, ...fields },
		{ ...maria, ...fields },
	]);
	const review = met.find(({ doorman }) => JSON.stringify(doorman).includes('"review"'));
	const [candidate] = (review?.['doorman'] as { match: { candidates: IDataObject[] } }).match
		.candidates;
	return { a: candidate?.['person_id'] as string, b: review?.['person_id'] as string };
}

interface Seen {
	/** What the pages showed, as n8n puts it into HTML. */
	readonly html: string[];
	readonly ending: string[];
}

/** Opens the form with a link, and decides on its second page. */
async function review(
	link: IDataObject,
	decision: string | null,
	{ settings = {}, mode }: { settings?: Record<string, string>; mode?: 'manual' } = {},
) {
	const seen: Seen = { html: [], ending: [] };
	const text = (context: IExecuteFunctions, name: string) => {
		const value = context.getNodeParameter(name, 0);
		return typeof value === 'string' ? value : JSON.stringify(value);
	};
	const Settings = settingsWith(template, settings);
	const result = await engine.run(variantOf(template, { Settings }), {
		startNode: 'A Question Is Opened',
		items: [{ why: 'same phone', ...link, submittedAt: '2026-03-02T09:30:00.000-05:00' }],
		...(mode === undefined ? {} : { mode }),
		stubs: {
			'One Person or Two?': (items, context): INodeExecutionData[][] => {
				const [{ html = '' } = {}] = context.getNodeParameter('formFields.values', 0) as {
					html?: string;
				}[];
				// As the node does before it cleans it; nothing of it is left for n8n to evaluate again.
				seen.html.push(
					html.replace(/\{\{.*?\}\}/g, (part) =>
						z.string().parse(context.evaluateExpression(part, 0)),
					),
				);
				return [items.map(() => ({ json: { decision }, pairedItem: 0 }))];
			},
			'What Happened': (items, context) => {
				seen.ending.push(text(context, 'completionTitle'), text(context, 'completionMessage'));
				return [items];
			},
		},
	});
	return { result, ...seen };
}

const toPage = ['A Question Is Opened', 'Settings', 'Who They Are', 'Are They Two?'];
const toDecision = [...toPage, 'What to Show', 'One Person or Two?', 'What Was Decided'];

describe('review-duplicates', () => {
	it('stays closed until somebody protects it', () => {
		const form = template.nodes.find(({ name }) => name === 'A Question Is Opened');
		expect(form?.parameters['authentication']).toBe('basicAuth');
		expect(form).not.toHaveProperty('credentials');
	});

	it('shows both side by side, contacts in part, and makes them one', async () => {
		const link = await twoPeople();
		const { result, html, ending } = await review(link, 'One person: merge');
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([...toDecision, 'Merge People', 'What Happened']);
		expect(html[0]).toContain('<tr><th>First name</th><td>Robert</td><td>Maria</td></tr>');
		expect(html[0]).toContain('<td>b…@example.com</td><td></td>');
		expect(html[0]).toContain('<td>…2671</td><td>…2671</td>');
		expect(html[0]).toContain('against it: same phone</p>');
		expect(html[0]).not.toMatch(/bob|415555|Birth|Company/);
		expect(ending).toEqual([
			'They are one now',
			expect.stringContaining(`both are known as ${link['a'] as string}. To take it back`),
		]);
		const again = await review(link, null);
		expect(again.result.reached).toEqual([...toPage, 'What Happened']);
		expect(again.ending).toEqual(['Nothing has changed', 'They are one person already.']);
	});

	it('shows contacts in full when Settings says so', async () => {
		const settings = { 'settings.show_contacts': 'yes' };
		const { html } = await review(await twoPeople(), 'Not sure', { settings });
		expect(html[0]).toContain('<td>bob.h@example.com</td>');
		expect(html[0]).toContain('<td>4155552671</td><td>4155552671</td>');
	});

	it('keeps them apart for good', async () => {
		const link = await twoPeople();
		const { result, ending } = await review(link, 'Two people: keep apart');
		expect(result.reached).toEqual([...toDecision, 'Keep Apart', 'What Happened']);
		expect(ending).toEqual(['They stay two', 'Nobody is asked about these two again.']);
		const again = await review(link, 'Two people: keep apart');
		expect(again.ending).toEqual(['They stay two', 'That was decided before.']);
	});

	it.each(['Not sure', null])('changes nothing for "%s"', async (decision) => {
		const link = await twoPeople();
		const { result, ending } = await review(link, decision);
		expect(result.reached).toEqual([...toDecision, 'What Happened']);
		expect(ending[0]).toBe('Nothing has changed');
		expect((await review(link, 'One person: merge')).ending[0]).toBe('They are one now');
	});

	it.each([
		['nobody knows', { b: 'x' }, 'One of them is not in the register, or not any more.'],
		['are missing', { a: '', b: '' }, 'The IDs of two people are needed.'],
		['are the same', {}, 'The IDs of two people are needed.'],
	])('says so when IDs %s', async (_, ids, message) => {
		const { a } = await twoPeople();
		const { result, ending } = await review({ a, b: a, ...ids }, null);
		expect(result.reached).toEqual([...toPage, 'What Happened']);
		expect(ending).toEqual(['Nothing has changed', message]);
	});

	it('shows what a lead or a link says as text, whatever it contains', async () => {
		const hostile = '{{ $env.SECRET }}<img src=x>"';
		const link = await twoPeople({ last_name: hostile });
		const { html } = await review({ ...link, why: hostile }, 'Not sure');
		expect(html[0]).not.toMatch(/[{}"$]|<img/);
		expect(
			html[0]?.match(/&#123;&#123; &#36;env\.SECRET &#125;&#125;&#60;img src=x&#62;&#34;/g),
		).toHaveLength(3);
	});

	it('changes nothing in test runs', async () => {
		const link = await twoPeople();
		const { ending } = await review(link, 'One person: merge', { mode: 'manual' });
		expect(ending).toEqual(['Nothing has changed', 'This was a test run.']);
		expect((await review(link, 'One person: merge')).ending[0]).toBe('They are one now');
	});

	it('waits for the decision of a person', async () => {
		const result = await engine.run(template, {
			startNode: 'A Question Is Opened',
			items: [await twoPeople()],
		});
		expect(result.status).toBe('waiting');
		expect(result.reached).not.toContain('What Was Decided');
	});
});

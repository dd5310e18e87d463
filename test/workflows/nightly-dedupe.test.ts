import type { IDataObject } from 'n8n-workflow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseTarget } from '../../src/store/choose-target';
import { openStore } from '../../src/store/open-store';
import { thresholdsOfPeople } from '../../src/dedupe/matching/thresholds';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('nightly-dedupe.json');
const engine = useEngineWithPack();
beforeEach(freshStore);
const chat = useStandIn(() => ({ status: 200, json: {} }));

beforeAll(() => {
	process.env['DOORMAN_SANDBOX'] = '1';
	return () => delete process.env['DOORMAN_SANDBOX'];
});

const dedupe = async (operation: string, items: IDataObject[]) => {
	const node = oneNode('n8n-nodes-doorman.dedupe', { operation });
	const run = await engine.run(node, { items });
	return [0, 1, 2].flatMap((output) => run.node('dedupe').json(output));
};

const REVIEW_URL = 'https://n8n.example.com/form/doorman-review-duplicates';

const night = async (
	settings: Record<string, string> = {},
	{
		sureFrom = thresholdsOfPeople.match,
		...options
	}: { readonly sureFrom?: number; readonly mode?: 'manual' } = {},
) => {
	const Settings = settingsWith(template, {
		'settings.chat_webhook_url': chat.url,
		'settings.review_url': REVIEW_URL,
		...settings,
	});
	const changes = { Settings, 'Find Duplicates': { options: { matchFrom: sureFrom } } };
	return await engine.run(variantOf(template, changes), {
		startNode: 'Every Night',
		items: [{}],
		...options,
	});
};
/** A night in which nobody is taken for one person without asking. */
const nightInDoubt = async (settings: Record<string, string> = {}) =>
	await night(settings, { sureFrom: 1 });

async function letHeldQuestionsLapse(): Promise<void> {
	const store = await openStore(chooseTarget(undefined, { env: process.env, command: '' }), {
		isSandbox: true,
	});
	await store.skipTime?.(20 * 60_000);
	await store.close();
}

const texts = () => chat.taken().map(({ body }) => (body as { text: string }).text);

/**
 * Two entries of one person: only later did the first say what the second had said. Returns their
 * ids.
 */
async function twice(first_name: string, last_name = 'Tremblay'): Promise<string[]> {
	const name = { first_name, last_name };
	const email = `${first_name.toLowerCase()}.${last_name.toLowerCase()}@example.com`;
	const home = { street: '14 Birch Ln', city: 'Austin', state: 'TX', zip: '78701' };
	const [first] = await dedupe('matchPeople', [{ ...name, ...home, lead_id: `${first_name} 1` }]);
	const [second] = await dedupe('matchPeople', [{ ...name, email, lead_id: `${first_name} 2` }]);
	await dedupe('matchPeople', [{ ...name, ...home, email, lead_id: `${first_name} 1` }]);
	return [first, second].map((item) => item?.['person_id'] as string);
}

const toFind = ['Every Night', 'Settings', 'Find Duplicates'];
const toAsk = [
	'Somebody to Ask?',
	'Who They Are',
	'Each Pair Once',
	'Not Too Many',
	'Ask in the Chat',
];

describe('nightly-dedupe', () => {
	it('makes those one who are, and sends one summary', async () => {
		await twice('Ann');
		const result = await night();
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([
			...toFind,
			'Merge Automatically?',
			'Merge People',
			'Somebody to Tell?',
			'Tell the Team',
		]);
		expect(texts()).toEqual([
			expect.stringMatching(
				/^In the register more than once, and one now: Ann Tremblay \(2 entries, \w+\)\. Unmerge/,
			),
		]);
		const [mailed] = await dedupe('matchPeople', [{ email: 'ann.tremblay@example.com' }]);
		expect(mailed).toMatchObject({ doorman: { person: { street: '14 Birch Ln' } } });
		expect((await night()).reached).toEqual(toFind);
		expect(chat.taken()).toEqual([]);
	});

	it('asks the chat of each pair that may be one, once', async () => {
		const ids = await twice('Una');
		const result = await nightInDoubt();
		expect(result.reached).toEqual([...toFind, ...toAsk, 'Asked']);
		const [text = '', ...others] = texts();
		expect(others).toEqual([]);
		expect(text).toMatch(
			/^One person or two\? Una Tremblay and Una Tremblay: same first name, same last name/,
		);
		const link = new URL(text.split('Decide here: ')[1] ?? '');
		expect(link.origin + link.pathname).toBe(REVIEW_URL);
		const query = Object.fromEntries(link.searchParams);
		expect([query['a'], query['b']].toSorted()).toEqual(ids.toSorted());
		expect(query['why']).toContain('same first name');
		const again = await nightInDoubt();
		expect(again.reached).toEqual([...toFind, ...toAsk.slice(0, 3), 'Asked Before']);
		expect(chat.taken()).toEqual([]);
	});

	it('neither merges nor asks about two who were kept apart', async () => {
		const [a, b] = await twice('Ann');
		await dedupe('keepApart', [{ a, b }]);
		expect((await night()).reached).toEqual(toFind);
		expect((await nightInDoubt()).reached).toEqual(toFind);
	});

	it('asks about everybody when it is to merge nobody by itself', async () => {
		await twice('Ann');
		const result = await night({ 'settings.merge_automatically': 'no' });
		expect(result.reached).toEqual([
			...toFind,
			'Merge Automatically?',
			'Pair by Pair',
			...toAsk,
			'Asked',
		]);
		expect(texts()).toEqual([
			expect.stringMatching(/^One person or two\? Ann Tremblay and Ann Tremblay: same first name/),
		]);
		expect((await night({ 'settings.merge_automatically': 'yes' })).reached).toContain(
			'Merge People',
		);
	});

	it('asks no more than so many a night, and the others later', async () => {
		for (const name of ['Una', 'Bo', 'Cy']) await twice(name, `${name}berg`);
		await nightInDoubt({ 'settings.questions_a_night': '2' });
		const first = texts();
		expect(first).toHaveLength(2);
		// Questions that were held back are held for fifteen minutes.
		await letHeldQuestionsLapse();
		await nightInDoubt({ 'settings.questions_a_night': '2' });
		const second = texts();
		expect(second).toHaveLength(1);
		expect(first).not.toContain(second[0]);
	});

	it('asks again the next night when the chat did not answer, and parks that once', async () => {
		await twice('Una');
		chat.answer = () => ({ status: 500 });
		const result = await nightInDoubt();
		expect(result.reached).toEqual([...toFind, ...toAsk, 'Park: Not Asked']);
		expect(result.node('Park: Not Asked').json()).toMatchObject([
			{ failure: expect.stringContaining('500') as string },
		]);
		chat.taken();
		chat.answer = () => ({ status: 200, json: {} });
		await letHeldQuestionsLapse();
		await nightInDoubt();
		expect(texts()).toHaveLength(1);
	});

	it('parks a summary that nobody could be sent', async () => {
		await twice('Ann');
		chat.answer = () => ({ status: 500 });
		const result = await night();
		expect(result.node('Park: Nobody Told').json()).toMatchObject([
			{ failure: expect.stringContaining('500') as string },
		]);
	});

	it('merges, but tells and asks nobody, when Settings names no chat', async () => {
		await twice('Ann');
		const toNobody = { 'settings.chat_webhook_url': '' };
		const result = await night(toNobody);
		expect(result.reached).toEqual([
			...toFind,
			'Merge Automatically?',
			'Merge People',
			'Somebody to Tell?',
		]);
		await twice('Una', 'Okafor');
		expect((await nightInDoubt(toNobody)).reached).toEqual([...toFind, 'Somebody to Ask?']);
		expect((await nightInDoubt()).reached).toContain('Ask in the Chat');
	});

	it('merges nobody in test runs', async () => {
		await twice('Ann');
		await night({}, { mode: 'manual' });
		expect(chat.taken()).toEqual([]);
		expect((await night()).reached).toContain('Tell the Team');
	});
});

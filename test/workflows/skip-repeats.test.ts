import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate } from './template';

const template = readTemplate('skip-repeats.json');
const engine = useEngineWithPack();
beforeAll(freshStore);

const post = (lead_id: string) =>
	engine.run(template, {
		startNode: 'Lead Comes In',
		items: [{ headers: {}, query: {}, body: { lead_id } }],
		pinData: { 'Answer: New': [{}], 'Answer: Seen': [{}] },
	});

describe('skip-repeats', () => {
	it('answers a lead as new once, then as seen', async () => {
		const first = await post('zillow:1');
		const second = await post('zillow:1');
		expect(first.reached).toEqual(['Lead Comes In', 'Settings', 'Dedupe', 'Answer: New']);
		expect(second.reached).toEqual(['Lead Comes In', 'Settings', 'Dedupe', 'Answer: Seen']);
		expect(second.node('Dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { reason: 'seen_before', ledger: 'leads' } } },
		]);
	});
});

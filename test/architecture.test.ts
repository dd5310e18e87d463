import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { importZones } from '../scripts/import-zones.mjs';

const eslint = new ESLint({
	overrideConfigFile: true,
	overrideConfig: [
		{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
		...importZones,
	],
});

async function refusals(filePath: string, imported: string): Promise<string[]> {
	const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath });
	return result?.messages.map(({ ruleId }) => String(ruleId)) ?? [];
}

describe('the arrows between folders', () => {
	it.each<[from: string, to: string]>([
		['nodes/Dedupe/Dedupe.node.ts', 'n8n-workflow'],
		['nodes/Dedupe/Dedupe.node.ts', '../../src/n8n/run-operation'],
		['nodes/Dedupe/settling.ts', '../../src/dedupe/settle-keys'],
		['nodes/Dedupe/settling.ts', '../../src/vendor/zod'],
		['src/n8n/store-lookup.ts', '../store/open-store'],
		['src/dedupe/key.ts', '../records/envelope'],
		['src/dedupe/key.ts', '../ids'],
		['src/store/dedupe/seen-keys.ts', '../../dedupe/seen-keys'],
		['src/store/dedupe/seen-keys.ts', '../../vendor/kysely'],
		['src/esp/read-events.ts', '../records/email-event'],
		['src/vendor/pg.ts', 'pg'],
	])('let %s import %s', async (from, to) => {
		expect(await refusals(from, to)).toEqual([]);
	});

	it.each<[from: string, to: string]>([
		['nodes/Dedupe/Dedupe.node.ts', '../../src/store/open-store'],
		['nodes/Dedupe/Dedupe.node.ts', '../../src/vendor/kysely'],
		['nodes/Dedupe/Dedupe.node.ts', 'zod'],
		['src/n8n/items.ts', '../../nodes/Dedupe/operations'],
		['src/n8n/items.ts', '../vendor/kysely'],
		['src/dedupe/key.ts', 'n8n-workflow'],
		['src/dedupe/key.ts', '../n8n/items'],
		['src/dedupe/key.ts', '../store/open-store'],
		['src/dedupe/key.ts', '../vendor/kysely'],
		['src/dedupe/key.ts', 'zod/v4'],
		['src/records/envelope.ts', '../dedupe/key'],
		['src/suppression/check.ts', '../esp/read-events'],
		['src/esp/read-events.ts', '../suppression/check'],
		['src/esp/sendgrid/events.ts', '../../suppression/check'],
		['src/store/dedupe/seen-keys.ts', 'n8n-workflow'],
		['src/store/dedupe/seen-keys.ts', '../../n8n/items'],
		['src/store/dedupe/seen-keys.ts', 'pg'],
		['src/errors.ts', './store/open-store'],
		['src/ids.ts', 'kysely'],
	])('do not let %s import %s', async (from, to) => {
		expect(await refusals(from, to)).toContain('no-restricted-imports');
	});
});

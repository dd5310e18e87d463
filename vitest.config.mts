import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Without this vitest transforms n8n-workflow's ES modules, which Node cannot load as they are. */
const n8nWorkflow = fileURLToPath(
	new URL('node_modules/n8n-workflow/dist/cjs/index.js', import.meta.url),
);

/** One suite against a running n8n at a time: they share the machine's two cores and its patience. */
const oneAtATime = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 600_000 };

export default defineConfig({
	test: {
		maxWorkers: 2,
		reporters: ['default', './test/support/closing-line.ts'],
		projects: [
			{
				resolve: { alias: { 'n8n-workflow': n8nWorkflow } },
				test: {
					name: 'local',
					include: ['test/**/*.test.ts'],
					exclude: ['test/real-n8n/**', 'test/queue-mode/**'],
					globalSetup: ['./test/support/set-up-postgres.ts'],
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: 'n8n',
					include: ['test/real-n8n/**/*.test.ts'],
					globalSetup: ['./test/real-n8n/set-up.ts'],
					...oneAtATime,
				},
			},
			{
				test: {
					name: 'queue',
					include: ['test/queue-mode/**/*.test.ts'],
					...oneAtATime,
				},
			},
		],
	},
});

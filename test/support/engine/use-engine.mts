import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

import { openEngine, type Engine, type EngineOptions } from './engine.mts';

/** The engine for the tests of a file: opened before the first, closed after the last. */
export function useEngine(options?: EngineOptions): Pick<Engine, 'run'> {
	let opened: Engine | undefined;
	beforeAll(async () => {
		opened = await openEngine(options);
	});
	afterAll(async () => await opened?.close());
	return {
		run: async (workflow, runOptions) => {
			if (opened === undefined) throw new Error('The engine runs inside tests only.');
			return await opened.run(workflow, runOptions);
		},
	};
}

const root = join(import.meta.dirname, '..', '..', '..');

/** The same with this pack, as it was built last. */
export function useEngineWithPack(): Pick<Engine, 'run'> {
	return useEngine({ packs: [root] });
}

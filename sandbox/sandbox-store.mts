import { chooseTarget } from '../dist/src/store/choose-target.js';
import { openStore } from '../dist/src/store/open-store.js';

/** The store that the nodes of an n8n here work with. */
export interface SandboxStore {
	/** Epoch milliseconds on the sandbox's clock. */
	now(): Promise<number>;
	/** Moves that clock ahead. What waits for a time that is past then goes on within a second. */
	skipTime(ms: number): Promise<void>;
	/** How many letters wait for somebody to look at them. */
	countLetters(): Promise<number>;
	close(): Promise<void>;
}

/** In the environment of an n8n whose clock may be moved. */
export const SANDBOX_ENV = { DOORMAN_SANDBOX: '1' };

const MANY = 1_000;

/** Opens the store of the n8n that has this user folder and {@link SANDBOX_ENV}. */
export async function openSandboxStore(userFolder: string): Promise<SandboxStore> {
	const surroundings = { env: { N8N_USER_FOLDER: userFolder }, command: 'start' };
	const store = await openStore(chooseTarget(undefined, surroundings), { isSandbox: true });
	return {
		now: () => store.now(),
		skipTime: async (ms) => {
			await store.skipTime?.(ms);
		},
		countLetters: async () => {
			const terms = { states: ['parked'], source: undefined, limit: MANY } as const;
			return (await store.letters.list('live', terms, await store.now())).length;
		},
		close: () => store.close(),
	};
}

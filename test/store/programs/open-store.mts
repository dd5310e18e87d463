// Opens a store when it is told to, and answers whether that worked. It can become another user
// before it does.
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import { answerWith } from './answer.mts';

export interface OpenStoreOrder {
	readonly target: StoreTarget;
	readonly asUser?: number | undefined;
	/** Ends the process with the store open, as n8n does. */
	readonly leaveOpen?: boolean;
}

process.on('message', ({ target, asUser, leaveOpen }: OpenStoreOrder) => {
	void answerWith(async () => {
		if (asUser !== undefined) {
			process.setgroups?.([]);
			process.setgid?.(asUser);
			process.setuid?.(asUser);
		}
		const store = await openStore(target);
		if (leaveOpen !== true) await store.close();
		return {};
	}).then(() => process.exit());
});
process.send?.({ ready: true });

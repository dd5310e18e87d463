import { asIndexKey } from '../ledger';

/** The name a register of people has in the store. That of test runs is never a live one. */
export function registerId(name: string, options: { readonly isTest: boolean }): string {
	return `${options.isTest ? 'test' : 'live'}:${asIndexKey(name.trim())}`;
}

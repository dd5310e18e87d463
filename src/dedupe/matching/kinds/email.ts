import { isOneEditApart } from '../similarity';
import type { Kind } from './kind';

/** Addresses: a typo, or the same mailbox name at another provider, is partial agreement. */
export const email: Kind<string> = {
	levels: ['exact', 'close', 'mailbox', 'different'],
	words: {
		exact: 'same {}',
		close: '{} one letter apart',
		mailbox: '{} at another provider',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const address = value.slice(0, 320).trim().toLowerCase();
		return /.@./.test(address) ? address : undefined;
	},
	compare: (a, b) => {
		if (a === b) return 0;
		if (isOneEditApart(a, b)) return 1;
		const [mailboxOfA, mailboxOfB] = [mailboxOf(a), mailboxOf(b)];
		return mailboxOfA === mailboxOfB && mailboxOfA.length > 4 ? 2 : 3;
	},
	keys: {
		value: (address) => address,
		mailbox: (address) => (mailboxOf(address).length > 4 ? mailboxOf(address) : undefined),
	},
	text: (address) => address,
};

function mailboxOf(address: string): string {
	return address.slice(0, address.lastIndexOf('@'));
}

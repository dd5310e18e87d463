import { settlingOperation } from './settling';

export const discardOperation = settlingOperation('discarded', {
	value: 'discard',
	name: 'Discard',
	action: 'Discard a dead letter',
	description: 'Note that nothing will be done about it',
});

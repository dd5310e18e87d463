import { settlingOperation } from './settling';

export const resolveOperation = settlingOperation('resolved', {
	value: 'resolve',
	name: 'Resolve',
	action: 'Resolve a dead letter',
	description: 'Note that the matter is settled, for example because the replay went well',
});

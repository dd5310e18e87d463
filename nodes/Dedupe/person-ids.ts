import type { Step } from '../../src/n8n/operation';
import { z } from '../../src/vendor/zod';

const idSchema = z
	.union([z.string().min(1).max(200), z.number()])
	.optional()
	.catch(undefined);

/** The option when it is set, else the item's own `person_id`. Only ids count, of whatever kind. */
export function readPersonIds(step: Step): (itemIndex: number) => string | undefined {
	const option = step.parameters.perItem('options.personId', idSchema);
	return (itemIndex) => {
		const id = option(itemIndex) ?? idSchema.parse(step.items[itemIndex]?.json['person_id']);
		return id === undefined ? undefined : String(id).replaceAll('\0', '');
	};
}

import type { ITriggerFunctions } from 'n8n-workflow';
import { readParameters, type Parameters } from './parameters';

/** A trigger's parameters. There are no items that they could differ by. */
export function triggerParameters(
	context: Pick<ITriggerFunctions, 'getNodeParameter'>,
): Parameters {
	const withoutItems = {
		getNodeParameter: (
			name: string,
			_itemIndex: number,
			fallback?: unknown,
			options?: { readonly rawExpressions: true },
		) => context.getNodeParameter(name, fallback, options),
		isToolExecution: () => false,
	};
	return readParameters(withoutItems, []);
}

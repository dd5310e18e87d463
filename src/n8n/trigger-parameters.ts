import type { ITriggerFunctions } from 'n8n-workflow';
import { readParameters, type Parameters } from './parameters';

/** A trigger's parameters. There are no items that they could differ by. */
export function triggerParameters(
	context: Pick<ITriggerFunctions, 'getNodeParameter'>,
): Parameters {
	const getNodeParameter = (name: string, _itemIndex: number, ...rest: never[]): never =>
		context.getNodeParameter(name, ...rest) as never;
	return readParameters({ getNodeParameter }, []);
}

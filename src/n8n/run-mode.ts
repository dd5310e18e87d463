import type { IExecuteFunctions } from 'n8n-workflow';

/** What kind of run this is, as far as it changes what a step may do. */
export interface RunMode {
	/** Started by hand in the editor or by an evaluation: writes go to a shadow of the live data. */
	readonly isTest: boolean;
	/** Called by an AI agent, which sees the first output only. */
	readonly isTool: boolean;
}

type ModeContext = Pick<IExecuteFunctions, 'getMode' | 'getNode' | 'isToolExecution'>;

export function runModeOf(context: ModeContext): RunMode {
	return {
		isTest: ['manual', 'evaluation'].includes(context.getMode()),
		// Agents of today have n8n run the tool as a node of its own, of the type it made for that
		// purpose; then only the type's name tells.
		isTool: context.isToolExecution() || context.getNode().type.endsWith('Tool'),
	};
}

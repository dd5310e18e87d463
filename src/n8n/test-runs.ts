import type { INodeProperties } from 'n8n-workflow';
import { z } from '../vendor/zod';
import type { Step } from './operation';

/**
 * The option by which a run started by hand works on live data.
 *
 * @param description what that means for this node: "Whether runs started by hand … Otherwise …"
 */
export function liveDataOption(description: string): INodeProperties {
	return {
		displayName: 'Use Live Data in Test Runs',
		name: 'liveInTestRuns',
		type: 'boolean',
		default: false,
		description,
	};
}

export const liveDataSchema = z.object({ liveInTestRuns: z.boolean().default(false) });

/**
 * Whether this is a test run that keeps off live data; then a hint says so.
 *
 * @param spared what it leaves alone, as a sentence: "The live list was read but not changed."
 */
export function sparesLiveData(
	step: Pick<Step, 'mode' | 'hint'>,
	{ liveInTestRuns }: z.infer<typeof liveDataSchema>,
	spared: string,
): boolean {
	if (!step.mode.isTest || liveInTestRuns) return false;
	step.hint(`Test run: ${spared} Options > Use Live Data in Test Runs changes that.`);
	return true;
}

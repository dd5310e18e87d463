import type { INodeProperties } from 'n8n-workflow';
import { registerId } from '../../src/dedupe/people/register';
import type { Step } from '../../src/n8n/operation';
import { liveDataOption, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';

/** People of test runs are of no use for long. */
const TEST_MEMORY_MS = 3_600_000;

export const registerProperty: INodeProperties = {
	displayName: 'Register',
	name: 'register',
	type: 'string',
	required: true,
	default: 'people',
	placeholder: 'e.g. people',
	description:
		'Name of the list of people. Nodes and workflows with the same name know the same people.',
};

const registerSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((name) => String(name ?? '').trim() || 'people');

export const livePeopleOption = liveDataOption(
	'Whether runs started by hand in the editor change the live register. Otherwise they only read it.',
);

/** Where a run remembers people, and whom else it knows. */
export interface Registers {
	readonly register: string;
	/** In test runs: the live register, which is read and not written. */
	readonly liveRegister: string | undefined;
	/** How long people are remembered at most; undefined: as the options say. */
	readonly atMostMs: number | undefined;
}

/** Finds the register of this run, a shadow of the live one in test runs, and says so in a hint. */
export function openRegisters(step: Step, live: { readonly liveInTestRuns: boolean }): Registers {
	const name = step.parameters.once('register', registerSchema);
	const liveRegister = registerId(name, { isTest: false });
	const spared =
		'The live register was read but not changed. People of test runs are remembered apart, for one hour.';
	if (!sparesLiveData(step, live, spared)) {
		return { register: liveRegister, liveRegister: undefined, atMostMs: undefined };
	}
	const register = registerId(name, { isTest: true });
	return { register, liveRegister, atMostMs: TEST_MEMORY_MS };
}

/** The live register whose people are only read. */
export function liveRegisterOf(step: Step): string {
	return registerId(step.parameters.once('register', registerSchema), { isTest: false });
}

const MOST_IDS = 1_000;

const idSchema = z.union([z.string(), z.number()]).transform((id) => plainId(String(id)));

/** One ID of a person; empty when there is none. */
export const personIdSchema = idSchema.nullish().transform((id) => id ?? '');

/** IDs as a list, or in a text with commas between them. */
export const personIdsSchema = z
	.union([z.array(idSchema.nullish()).max(MOST_IDS), z.string(), z.number()])
	.nullish()
	.transform((ids) => {
		const list = Array.isArray(ids) ? ids : String(ids ?? '').split(',');
		return [...new Set(list.map((id) => plainId(id ?? '')))].filter((id) => id !== '');
	});

function plainId(id: string): string {
	return id.replaceAll('\0', '').trim().slice(0, 200);
}

import { z } from 'zod/v4';
import type { ChildProgram } from '../support/child-program';
import { failureSchema } from '../support/failure-of';

export const readySchema = z.object({ ready: z.literal(true) });

/** What `programs/answer.mts` sends. */
const outcomeSchema = z.object({
	result: z.unknown().optional(),
	failure: failureSchema.optional(),
});

export async function whenReady(program: ChildProgram): Promise<ChildProgram> {
	await program.next(readySchema);
	return program;
}

/** The failure a program reports; undefined when it worked. */
export async function failureIn(program: ChildProgram) {
	return (await program.next(outcomeSchema)).failure;
}

/** The result a program reports; a failure is thrown. */
export async function resultOf<Result>(
	program: ChildProgram,
	schema: z.ZodType<Result>,
): Promise<Result> {
	const { result, failure } = await program.next(outcomeSchema);
	if (failure !== undefined) throw new Error(`${failure.kind}: ${failure.message}`);
	return schema.parse(result);
}

import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LEFT_TO_N8N, compileExpression } from '../../src/n8n/expressions';
import { simpleExpressionCases } from '../support/engine/expression-cases.mts';
import { withExpressionOracle, type Answer } from '../support/engine/expression-oracle.mts';
import { anyExpression, anyItem } from '../support/engine/random-expressions.mts';
import { unusualExpressionCases } from '../support/engine/unusual-expression-cases.mts';
import { useEngine } from '../support/engine/use-engine.mts';

const engine = useEngine();

/** The value given without n8n, or {@link LEFT_TO_N8N}. */
function resolvedNatively(expression: string, json: unknown): unknown {
	const resolver = compileExpression(expression);
	return resolver === undefined ? LEFT_TO_N8N : resolver(json);
}

/** Whether the resolver may answer as it does where n8n answers with a copy of what it found. */
function agrees(native: unknown, answer: Answer): boolean {
	if (native === LEFT_TO_N8N) return true;
	return answer.kind === 'value' && isDeepStrictEqual(structuredClone(native), answer.value);
}

describe.each([...simpleExpressionCases, ...unusualExpressionCases])(
	'$about',
	({ json, expressions }) => {
		it('get n8n’s value or are left to n8n', async () => {
			await withExpressionOracle(engine, (askN8n) => {
				const wrong = expressions
					.map((expression) => ({
						expression,
						native: resolvedNatively(expression, json),
						n8n: askN8n(expression, json),
					}))
					.filter(({ native, n8n }) => !agrees(native, n8n));
				expect(wrong).toEqual([]);
			});
		});
	},
);

describe.each(simpleExpressionCases)('simple forms: $about', ({ json, expressions }) => {
	it('are not left to n8n', () => {
		const left = expressions.filter((it) => resolvedNatively(it, json) === LEFT_TO_N8N);

		expect(left).toEqual([]);
	});
});

describe('a random expression', () => {
	it('of a random item gets n8n’s value or is left to n8n', async () => {
		await withExpressionOracle(engine, (askN8n) => {
			let answered = 0;
			const check = (expression: string, json: Parameters<typeof askN8n>[1]) => {
				const native = resolvedNatively(expression, json);
				if (native === LEFT_TO_N8N) return;
				answered += 1;
				const n8n = askN8n(expression, json);
				expect({ agrees: agrees(native, n8n), native, n8n }).toMatchObject({ agrees: true });
			};

			fc.assert(fc.property(anyExpression, anyItem, check), { numRuns: 2000 });

			expect(answered).toBeGreaterThan(500);
		});
	});
});

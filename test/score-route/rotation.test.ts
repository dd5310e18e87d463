import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTurn, type Agent, type RotationState } from '../../src/score-route/rotation';

function turns(
	agents: readonly Agent[],
	count: number,
	start: RotationState = new Map(),
): string[] {
	let state = start;
	return Array.from({ length: count }, () => {
		const turn = nextTurn(agents, state);
		state = turn?.state ?? state;
		return turn?.agentId ?? '';
	});
}

const agent = (id: string, weight = 1): Agent => ({ id, weight });

describe('nextTurn', () => {
	it('goes round in order when all weigh the same', () => {
		expect(turns([agent('a'), agent('b'), agent('c')], 6)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
	});

	it('spreads the turns of who weighs more', () => {
		expect(turns([agent('a', 5), agent('b'), agent('c')], 7).join('')).toBe('aabacaa');
	});

	it('gives nothing to nobody', () => {
		expect(nextTurn([], new Map())).toBeUndefined();
	});

	it('forgets who left and lets who joined begin', () => {
		const first = nextTurn([agent('a'), agent('b')], new Map());
		const second = nextTurn([agent('b'), agent('c')], first?.state ?? new Map());
		expect(second?.agentId).toBe('b');
		expect([...(second?.state.keys() ?? [])]).toEqual(['b', 'c']);
	});

	it('is not confused by names such as __proto__', () => {
		expect(turns([agent('__proto__'), agent('constructor')], 4)).toEqual([
			'__proto__',
			'constructor',
			'__proto__',
			'constructor',
		]);
	});

	it('gives each agent exactly its weight in every full round, whole weights given', () => {
		const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(weights, fc.integer({ min: 1, max: 3 }), (list, rounds) => {
				const agents = list.map((weight, index) => agent(String(index), weight));
				const total = list.reduce((sum, weight) => sum + weight, 0);
				const taken = turns(agents, total * rounds);
				for (const { id, weight } of agents) {
					expect(taken.filter((other) => other === id)).toHaveLength(weight * rounds);
				}
			}),
		);
	});
});

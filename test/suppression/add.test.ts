import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/records/email-address';
import { addAddresses, type AddedCause } from '../../src/suppression/add';
import { openSuppressions } from '../store/open-suppressions';
import { ANN, NOW, arrivalOf, causesOf, effectsOf } from '../store/suppressions.terms';

describe('an address added by hand', () => {
	it.each<[cause: AddedCause, afterResubscribe: string | undefined]>([
		['unsubscribe', undefined],
		['manual', 'manual'],
		['complaint', 'complaint'],
	])('for %s is %s after the person subscribed again', async (cause, afterResubscribe) => {
		const { suppressions } = await openSuppressions({ kind: 'embedded', filePath: ':memory:' });
		const addition = { reading: readAddress(ANN), cause, scope: 'all', note: null };
		await addAddresses([addition], 'live', suppressions, NOW);
		expect(await causesOf(suppressions, [ANN])).toEqual([cause]);
		await effectsOf(suppressions, [arrivalOf('resubscribe', { at: NOW + 1 })], NOW + 1);
		expect(await causesOf(suppressions, [ANN])).toEqual([afterResubscribe]);
	});
});

import { describe } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { describeClaims } from './seen-keys.claims.contract';
import { describeLoad } from './seen-keys.load.contract';
import { describeRetention } from './seen-keys.retention.contract';
import { describeSettling } from './seen-keys.settling.contract';

/** What every store promises as a memory of seen keys. `open` gives an empty store each time. */
export function describeSeenKeys(name: string, open: () => Promise<OpenSeenKeys>): void {
	describe(`seen keys, ${name}`, () => {
		describeClaims(open);
		describeSettling(open);
		describeRetention(open);
		describeLoad(open);
	});
}

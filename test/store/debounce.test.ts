import { describeDebounce } from './debounce.contract';
import { everyStore } from './every-store';
import { openDebounce } from './open-debounce';

for (const [name, freshTarget] of everyStore) {
	describeDebounce(name, async () => await openDebounce(await freshTarget()));
}

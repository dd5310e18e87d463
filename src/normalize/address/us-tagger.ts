import { modelOf } from './packed-model';
import { taggerOf, type Tagger } from './tagger';
import { weights } from './weights.generated';

let tagger: Tagger | undefined;

/** The tagger for US addresses; its weights are unpacked when it is first used. */
export function usTagger(): Tagger {
	tagger ??= taggerOf(modelOf(weights));
	return tagger;
}

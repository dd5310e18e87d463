import { stateCode } from '../states';
import { labelBits, type Forbidden } from './tagger';
import type { Traits } from './token-traits';
import type { Token } from './tokens';
import { wordClasses } from './word-classes';

/** What is never said within house number, street and unit. */
export const placeLabels = labelBits(
	...(['city', 'state', 'zip', 'zip4', 'country', 'recipient', 'building'] as const),
);
const STATE = labelBits('state');
const ZIP = labelBits('zip');
const ZIP4 = labelBits('zip4');
const COUNTRY = labelBits('country');

/**
 * What each word cannot be, whatever the tagger thinks: states are known, ZIP codes are digits.
 *
 * @param never labels that no word has, as bits
 */
export function impossibleLabels(
	tokens: readonly Token[],
	traits: readonly Traits[],
	never = 0,
): Forbidden {
	const states = stateWords(tokens, traits);
	return tokens.map((token, at) => {
		const isRest = traits[at - 1]?.isZip === true && /^\d{4}$/.test(token.word);
		return (
			never |
			(states[at] === 0 ? STATE : 0) |
			(mayBeZip(tokens, traits, at) ? 0 : ZIP) |
			(isRest ? 0 : ZIP4) |
			(traits[at]?.isCountry === true ? 0 : COUNTRY)
		);
	});
}

/** Five or nine digits; behind a state also four or eight, of which a spreadsheet took the first. */
function mayBeZip(tokens: readonly Token[], traits: readonly Traits[], at: number): boolean {
	if (traits[at]?.isZip === true) return true;
	return traits[at - 1]?.isState === true && /^(?:\d{4}|\d{8})$/.test(tokens[at]?.word ?? '');
}

const LONGEST = 3;

function stateWords(tokens: readonly Token[], traits: readonly Traits[]): Uint8Array {
	const found = new Uint8Array(tokens.length);
	for (let at = 0; at < tokens.length; at++) {
		if (traits[at]?.isState === true) found[at] = 1;
		let name = tokens[at]?.word ?? '';
		if (!wordClasses.stateHead(name)) continue;
		for (let end = at + 1; end < Math.min(at + LONGEST, tokens.length); end++) {
			name += ` ${tokens[end]?.word ?? ''}`;
			if (stateCode(name) !== undefined) found.fill(1, at, end + 1);
		}
	}
	return found;
}

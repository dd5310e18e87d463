import { lookupOf, type CountedTerm, type Lookup } from '../../../dedupe/people/lookup';
import type { Identifier, Person } from '../../../dedupe/people/person';
import { keyedIdOf, keyedNumberOf } from '../../../ids';

/** The keys of a register as the store keeps them: nobody can read from them whom they are about. */
export class HashedKeys {
	readonly #secret: string;
	readonly #register: string;

	/** @param secret what keys are hashed with */
	constructor(secret: string, register: string) {
		this.#secret = secret;
		this.#register = register;
	}

	identifier([kind, value]: Identifier): string {
		return keyedIdOf(this.#secret, 'identifier', this.#register, kind, value);
	}

	block(key: string): number {
		return keyedNumberOf(this.#secret, this.#register, key);
	}

	term(name: CountedTerm, text: string): number {
		return keyedNumberOf(this.#secret, this.#register, 'how many', name, text);
	}

	lead(leadKey: readonly string[]): string {
		return keyedIdOf(this.#secret, 'lead', this.#register, ...leadKey);
	}

	/** The keys of all rows by which a person is found and counted, each once. */
	blocksOf({ forms }: Person): number[] {
		const keys = forms.map(lookupOf).flatMap((lookup) => this.#blocksOf(lookup));
		return [...new Set(keys)];
	}

	/** Whoever meets people with one of these waits for everybody else who does. */
	locksOf({ keys }: Lookup, identifiers: readonly Identifier[], leadKey: readonly string[]) {
		return [
			...keys.map((key) => this.block(key)),
			...identifiers.map((one) => keyedNumberOf(this.#secret, this.#register, 'is', ...one)),
			keyedNumberOf(this.#secret, this.#register, 'lead', ...leadKey),
		];
	}

	#blocksOf({ keys, terms }: Lookup): number[] {
		return [
			...keys.map((key) => this.block(key)),
			...[...terms].map(([name, text]) => this.term(name, text)),
		];
	}
}

import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';

import { n8nWorkflow } from './n8n-host.mts';
import type { Packs } from './packs.mts';

/** Decrypted data by credential type. */
export type CredentialData = Readonly<Record<string, INodeParameters>>;

/** Hands out the given data for each credential type, completed with the type's defaults. */
export class GivenCredentials implements ICredentialsHelper {
	readonly #packs: Packs;
	readonly #data: CredentialData;

	constructor(packs: Packs, data: CredentialData) {
		this.#packs = packs;
		this.#data = data;
	}

	async getDecrypted(
		...[, , type]: Parameters<ICredentialsHelper['getDecrypted']>
	): Promise<ICredentialDataDecryptedObject> {
		const given = this.#data[type];
		if (given === undefined) {
			throw new Error(`The test gives no data for the credential type "${type}".`);
		}
		const properties = this.getCredentialsProperties(type);
		const { NodeHelpers } = n8nWorkflow;
		const filled = NodeHelpers.getNodeParameters(properties, { ...given }, true, false, null, null);
		// n8n keeps credentials in the form of node parameters and reads them back under this type.
		return filled as ICredentialDataDecryptedObject;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.#packs.credential(type);
		return [...parents.flatMap((parent) => this.getCredentialsProperties(parent)), ...properties];
	}

	getParentTypes(type: string): string[] {
		return this.#packs.credential(type).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async runPreAuthentication(): Promise<undefined> {}

	async preAuthentication(): Promise<undefined> {}

	async authenticate(): Promise<never> {
		throw unsupported('sends no request with credentials');
	}

	async getCredentials(): Promise<never> {
		throw unsupported('keeps no encrypted credentials');
	}

	async updateCredentials(): Promise<never> {
		throw unsupported('stores no credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<never> {
		throw unsupported('stores no tokens');
	}
}

function unsupported(what: string): Error {
	return new Error(`The engine in tests ${what}; pin or stub the node that needs it.`);
}

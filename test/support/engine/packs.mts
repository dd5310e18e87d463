import type { DirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';

import { n8nCore, n8nWorkflow, standardNodesRoot } from './n8n-host.mts';
import { standIns } from './stand-ins.mts';
import { baseOfToolType, toolVariant } from './tool-variant.mts';

let standardNodes: Promise<Pack> | undefined;

interface Pack {
	readonly loader: DirectoryLoader;
	readonly name: string;
}

async function loadPack(root: string): Promise<Pack> {
	const loader = new n8nCore.LazyPackageDirectoryLoader(root);
	await loader.loadAll();
	return { loader, name: loader.packageName };
}

/** The node and credential types of n8n's standard nodes and of the packs in some folders. */
export class Packs {
	readonly #loaders: ReadonlyMap<string, DirectoryLoader>;

	private constructor(packs: readonly Pack[]) {
		this.#loaders = new Map(packs.map(({ name, loader }) => [name, loader]));
	}

	/** Loads each pack from its root the way n8n loads an installed one. */
	static async load(roots: readonly string[]): Promise<Packs> {
		standardNodes ??= loadPack(standardNodesRoot);
		return new Packs(await Promise.all([standardNodes, ...roots.map(loadPack)]));
	}

	/** The node type `<package>.<name>`; says which packs there are when the package is unknown. */
	node(type: string): INodeType | IVersionedNodeType {
		const standIn = standIns.get(type);
		if (standIn !== undefined) return standIn;
		const [packageName = '', nodeName = ''] = type.split('.');
		const loader = this.#loaders.get(packageName);
		if (loader === undefined) {
			const known = [...this.#loaders.keys()].join(', ');
			throw new Error(`No pack named "${packageName}" is loaded for node type ${type}: ${known}.`);
		}
		return loader.getNode(nodeName).type;
	}

	/** The implementation of a node type, or of the tool made of one, for one version of it. */
	nodeOfVersion(type: string, version?: number): INodeType {
		const base = baseOfToolType(type);
		if (base !== undefined && !this.#declares(type)) {
			return toolVariant(this.nodeOfVersion(base, version));
		}
		return n8nWorkflow.NodeHelpers.getVersionedNodeType(this.node(type), version);
	}

	#declares(type: string): boolean {
		const [packageName = '', nodeName = ''] = type.split('.');
		return nodeName in (this.#loaders.get(packageName)?.known.nodes ?? {});
	}

	/** The credential type of this name, wherever it is declared. */
	credential(type: string): ICredentialType {
		for (const loader of this.#loaders.values()) {
			if (type in loader.known.credentials) return loader.getCredential(type).type;
		}
		throw new Error(`No loaded pack declares the credential type "${type}".`);
	}
}

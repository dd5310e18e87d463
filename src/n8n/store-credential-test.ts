import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { chooseTarget } from '../store/choose-target';
import { openStore } from '../store/open-store';
import { explainFailure } from './node-errors';
import { surroundings } from './store-lookup';

/** The Test button of the credential Doorman Store: opens the store and sets up its schema. */
export async function testStore(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const store = await openStore(chooseTarget(credential.data, surroundings()));
		await store.close();
		return { status: 'OK', message: `Connected to ${store.description}` };
	} catch (error) {
		const { message, remedy } = explainFailure(error);
		return { status: 'Error', message: `${message}. ${remedy}` };
	}
}

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/intake/presets';
import { receive, type Check } from '../../src/intake/receive';

const scheme = schemeOf('facebook', {
	header: '',
	algorithm: 'sha256',
	prefix: '',
	timestampHeader: '',
	toleranceMs: 0,
});
if (scheme === undefined) throw new Error('Facebook signs.');
const check: Check = { scheme, secrets: ['a good secret'] };

function call(text: string, signature?: string) {
	const headers = signature === undefined ? {} : { 'x-hub-signature-256': `sha256=${signature}` };
	return { contentType: 'application/json', rawBody: Buffer.from(text), headers };
}

describe('receiving', () => {
	it('takes what is signed and well formed', () => {
		const signature = createHmac('sha256', 'a good secret').update('{"a":1}').digest('hex');
		expect(receive(call('{"a":1}', signature), check, 0)).toEqual({ posted: [{ a: 1 }] });
	});

	it('says nothing about the body to who cannot sign', () => {
		expect(receive(call('{broken'), check, 0)).toEqual({
			status: 401,
			reason: 'signature_missing',
		});
	});

	it('refuses what is signed and malformed', () => {
		const signature = createHmac('sha256', 'a good secret').update('7').digest('hex');
		expect(receive(call('7', signature), check, 0)).toEqual({ status: 400, reason: 'malformed' });
	});

	it('takes from anybody where nothing is to be checked', () => {
		expect(receive(call('{"a":1}'), undefined, 0)).toEqual({ posted: [{ a: 1 }] });
	});
});

import { expect, it, onTestFinished, vi } from 'vitest';
import { freshFolder } from '../support/fresh-folder';
import { startRedis } from './support/redis-server';

it('says what to install when there is no Redis', async () => {
	vi.stubEnv('PATH', '/nowhere');
	onTestFinished(() => void vi.unstubAllEnvs());
	await expect(startRedis(freshFolder())).rejects.toThrow('apt-get install redis-server');
});

import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends every run with one plain line of counts. Where nothing may be left out (`NO_SKIPPED_TESTS=1`,
 * as in CI) a skipped test, or a run without tests, fails the run.
 */
export default class ClosingLine implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const tests = modules.flatMap((module) => [...module.children.allTests()]);
		const count = (state: string) => tests.filter((test) => test.result().state === state).length;
		const skipped = count('skipped');
		console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${skipped} skipped`);
		if (process.env['NO_SKIPPED_TESTS'] === '1' && (skipped > 0 || tests.length === 0)) {
			console.error('No test may be skipped here.');
			process.exitCode = 1;
		}
	}
}

import type { Lease, Settlement } from '../records/delivery';
import type { RunEnd } from './run-end';

/**
 * A run that waits lives on in n8n's own database, across restarts too, and n8n does not say when it
 * ends. Its delivery is left alone for so long.
 */
export const WAITING_LEASE_MS = 24 * 3_600_000;

/**
 * Settles deliveries whose runs all ended alike. The process that released them and the one that
 * executed the run both do so, in any order: whoever is second changes nothing.
 */
export async function settle<Held extends Lease>(
	settlement: Settlement<Held>,
	leases: readonly Held[],
	end: RunEnd,
	now: number,
): Promise<void> {
	if (leases.length === 0) return;
	if (end.status === 'succeeded') await settlement.acknowledge(leases, now);
	if (end.status === 'waiting') await settlement.renew(leases, WAITING_LEASE_MS, now);
	if (end.status !== 'failed') return;
	for (const lease of leases) {
		await settlement.giveBack(lease, { started: true, failure: end.failure }, now);
	}
}

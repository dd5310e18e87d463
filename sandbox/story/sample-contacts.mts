import type { ContactAtCrm } from '../stand-ins/crm.mts';

/** Who is at the CRM before the first lead comes in. */
export const sampleContacts: readonly ContactAtCrm[] = [
	{
		id: 'old-1',
		first_name: 'Thomas',
		last_name: 'Baker',
		email: 'tom.baker@example.com',
		phone: '(814) 555-0119',
		updated_at: '2025-11-03T15:00:00Z',
	},
];

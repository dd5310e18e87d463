import { z } from 'zod/v4';

const leaseSchema = z.object({ id: z.string(), leaseToken: z.string(), attempt: z.number() });

/** What a worker asks of the intake's inbox, as it records it. */
export const inboxCallSchema = z.discriminatedUnion('method', [
	z.object({ method: z.literal('keep'), leadIds: z.array(z.string()) }),
	z.object({ method: z.literal('lease') }),
	leaseSchema.extend({ method: z.enum(['remove', 'defer', 'park']) }),
]);

export type InboxCall = z.infer<typeof inboxCallSchema>;

/** Items that were leased, with the lead in them and all that the workflow would get. */
export const inboxLeasesSchema = z.array(
	leaseSchema.extend({ leadId: z.string(), bytes: z.string() }),
);

export type InboxLease = z.infer<typeof inboxLeasesSchema>[number];

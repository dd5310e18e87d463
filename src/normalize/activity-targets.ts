/** What an activity is composed of. Its `data` is taken as it comes. */
export const activityTargets = [
	'event_id',
	'event_type',
	'user_id',
	'email',
	'recipient_name',
	'recipient_phone',
	'recipient_timezone',
	'recipient_state',
	'recipient_zip',
	'mls_source',
	'mls_id',
	'occurred_at',
	'data',
] as const;

export type ActivityTarget = (typeof activityTargets)[number];

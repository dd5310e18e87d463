/** One event of each kind, in the shapes that SendGrid documents for its Event Webhook. */
const common = {
	email: 'ann@example.com',
	timestamp: 1_513_299_569,
	'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
	category: ['listing alerts'],
	sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
	n8n_ref: 'a custom argument',
};

export const processed = { ...common, event: 'processed', sg_event_id: 'cHJvY2Vzc2Vk' };
export const delivered = {
	...common,
	event: 'delivered',
	response: '250 OK',
	sg_event_id: 'ZGVsaXZlcmVk',
};
export const deferred = {
	...common,
	event: 'deferred',
	response: '400 try again later',
	attempt: '5',
	sg_event_id: 'ZGVmZXJyZWQ=',
};
export const bounce = {
	...common,
	event: 'bounce',
	type: 'bounce',
	status: '5.1.1',
	reason: '550 5.1.1 The email account that you tried to reach does not exist',
	bounce_classification: 'Invalid Address',
	tls: 1,
	sg_event_id: 'Ym91bmNl',
};
export const blocked = {
	...bounce,
	type: 'blocked',
	status: '5.7.1',
	reason: '554 5.7.1 Service unavailable; client host [192.0.2.55] blocked using a block list',
	bounce_classification: 'Reputation',
	sg_event_id: 'YmxvY2tlZA==',
};
export const mailboxFull = {
	...blocked,
	status: '5.2.2',
	reason: '552 5.2.2 The mailbox is full',
	bounce_classification: 'Mailbox Unavailable',
	sg_event_id: 'ZnVsbA==',
};
export const dropped = {
	...common,
	event: 'dropped',
	reason: 'Bounced Address',
	status: '5.0.0',
	sg_event_id: 'ZHJvcHBlZA==',
};
export const open = {
	...common,
	event: 'open',
	sg_machine_open: true,
	useragent: 'Mozilla/5.0',
	ip: '192.0.2.1',
	sg_event_id: 'b3Blbg==',
};
export const click = {
	...common,
	event: 'click',
	url: 'https://example.com/',
	url_offset: { index: 0, type: 'html' },
	sg_event_id: 'Y2xpY2s=',
};
export const spamReport = { ...common, event: 'spamreport', sg_event_id: 'c3BhbQ==' };
export const unsubscribe = { ...common, event: 'unsubscribe', sg_event_id: 'dW5zdWI=' };
export const groupUnsubscribe = {
	...common,
	event: 'group_unsubscribe',
	asm_group_id: 10,
	url: 'https://example.com/',
	sg_event_id: 'Z3JvdXB1bnN1Yg==',
};
export const groupResubscribe = {
	...groupUnsubscribe,
	event: 'group_resubscribe',
	timestamp: groupUnsubscribe.timestamp + 60,
	sg_event_id: 'Z3JvdXByZXN1Yg==',
};
export const accountStatusChange = {
	event: 'account_status_change',
	type: 'compliance_suspend',
	timestamp: 1_709_142_428,
	sg_event_id: 'YWNjb3VudA',
};

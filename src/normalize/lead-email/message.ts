/** An e-mail as a mailbox or a mail service hands it over. Absent parts are empty. */
export interface LeadEmail {
	readonly subject: string;
	/** As in the header: `Ann Lee <ann@example.com>`. */
	readonly from: string;
	readonly replyTo: string;
	readonly text: string;
	readonly html: string;
	/** Other headers, their names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** Attached texts, such as an ADF file. */
	readonly attachments: readonly string[];
	/** What is there is only the beginning, as in Gmail's snippets. */
	readonly isSnippet: boolean;
}

/** Who sent it and what it is called, after forwarding is undone. */
export interface Envelope {
	readonly subject: string;
	readonly from: string;
	readonly replyTo: string;
}

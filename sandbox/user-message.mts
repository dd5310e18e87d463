/** An error whose message is all that the person at the terminal needs. */
export class UserMessage extends Error {}

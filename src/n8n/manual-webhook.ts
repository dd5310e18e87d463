/** For webhooks that people enter at the sender by hand: there is nothing to register or remove. */
export const manualWebhook = {
	async checkExists(): Promise<boolean> {
		return true;
	},
	async create(): Promise<boolean> {
		return true;
	},
	async delete(): Promise<boolean> {
		return true;
	},
};

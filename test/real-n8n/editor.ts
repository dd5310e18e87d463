import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, ConsoleMessage, Locator, Page } from 'playwright-core';
import { OWNER } from '../../sandbox/instance.mts';
import { artefactsFolder } from './artefacts';

export type Theme = 'light' | 'dark';

/** The editor is big, and the machine may have other things to do. */
const PATIENCE_MS = 60_000;

/** What n8n 2.41 itself complains about with no pack installed at all. */
const COMPLAINTS_OF_N8N = [
	/401 \(Unauthorized\).*\/rest\/login$/,
	/injectNDVStore\(\) was accessed without an active workflow document store/,
	// It asks for a preview of what a node puts out, which most nodes, its own included, do not have.
	/404 \(Not Found\).*\/schemas\/n8n-nodes-/,
	// It asks the package registry about every community node; the browser here cannot.
	/ERR_NAME_NOT_RESOLVED https:\/\/[^/]+\/n8n-nodes-doorman$/,
];

/** For pictures: no dots, no notes, no buttons, no loose ends. */
const ONLY_THE_WORKFLOW = `
	.vue-flow__background, [data-test-id=canvas-handle-plus-wrapper] { display: none }
	[data-test-id=sticky] { visibility: hidden }
	[data-test-id=canvas-controls], [data-test-id=canvas-wrapper] button { visibility: hidden }
`;

interface Frame {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What captions and the names of outputs need around nodes. */
const MARGIN = { left: 64, top: 32, right: 96, bottom: 64 };

function frameAround(boxes: readonly Frame[]): Frame {
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN.left;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN.top;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN.right;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN.bottom;
	return { x, y, width: right - x, height: bottom - y };
}

/** n8n's editor in a browser, signed in, with one workflow open. */
export class Editor {
	readonly page: Page;
	private readonly complaints: string[] = [];
	private readonly theme: Theme;

	private constructor(page: Page, theme: Theme) {
		this.page = page;
		this.theme = theme;
		page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
		page.on('console', (message) => this.hear(message));
	}

	/** Signs in through n8n's own form and waits for the canvas. */
	static async open(
		browser: Browser,
		options: { n8nUrl: string; workflowId: string; theme: Theme },
	): Promise<Editor> {
		const { n8nUrl, workflowId, theme } = options;
		const viewport = { width: 1440, height: 900 };
		const context = await browser.newContext({ viewport, colorScheme: theme });
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		const editor = new Editor(page, theme);
		await page.goto(`${n8nUrl}/workflow/${workflowId}`);
		await page.locator('input[name=emailOrLdapLoginId]').fill(OWNER.email);
		await page.locator('input[name=password]').fill(OWNER.password);
		await page.keyboard.press('Enter');
		await page.getByTestId('canvas-node').first().waitFor();
		return editor;
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	/** Every error on the console so far that is not n8n's own. */
	errors(): string[] {
		return this.complaints.filter(
			(complaint) => !COMPLAINTS_OF_N8N.some((known) => known.test(complaint)),
		);
	}

	/** Keeps a picture for people to look at; where nobody looks it would only take time. */
	async screenshot(name: string): Promise<void> {
		if (process.env['CI'] === 'true') return;
		mkdirSync(artefactsFolder, { recursive: true });
		await this.page.screenshot({
			path: join(artefactsFolder, `${name}-${this.theme}.png`),
			animations: 'disabled',
		});
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	}

	async openNode(name: string): Promise<Locator> {
		await this.node(name).dblclick();
		const panel = this.page.getByTestId('ndv');
		await panel.waitFor();
		return panel;
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Brings the whole workflow into view. */
	async showAll(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/**
	 * Keeps a picture of some nodes and of nothing else, in about the size n8n draws them in. The
	 * page is left changed.
	 */
	async picture(name: string, nodes: readonly string[]): Promise<void> {
		await this.page.setViewportSize({ width: 2_500, height: 2_400 });
		await this.showAll();
		await this.page.addStyleTag({ content: ONLY_THE_WORKFLOW });
		const clip = await this.settledFrame(nodes);
		mkdirSync(artefactsFolder, { recursive: true });
		await this.page.screenshot({
			path: join(artefactsFolder, `${name}.png`),
			animations: 'disabled',
			clip,
		});
	}

	/** Around nodes and their captions, once the canvas no longer moves. */
	private async settledFrame(nodes: readonly string[]): Promise<Frame> {
		let last: Frame | undefined;
		for (;;) {
			const boxes = await Promise.all(nodes.map((node) => this.node(node).boundingBox()));
			const frame = frameAround(boxes.filter((box) => box !== null));
			if (JSON.stringify(frame) === JSON.stringify(last)) return frame;
			last = frame;
			await this.page.waitForTimeout(300);
		}
	}

	/** What the node panel offers for a search. */
	async findNodes(words: string): Promise<string[]> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (!(await search.isVisible())) {
			await this.page.getByTestId('node-creator-plus-button').click();
		}
		await search.fill(words);
		const names = this.page.getByTestId('node-creator-item-name');
		await names.filter({ hasText: /^Dedupe$/ }).waitFor();
		return await names.allTextContents();
	}

	private hear(message: ConsoleMessage): void {
		if (message.type() !== 'error') return;
		this.complaints.push(`${message.text()} ${message.location().url}`);
	}
}

/** Whether a picture has been drawn: a missing file leaves it without a size. */
export async function isDrawn(picture: Locator): Promise<boolean> {
	return await picture.evaluate((image: { naturalWidth?: number }) => Boolean(image.naturalWidth));
}

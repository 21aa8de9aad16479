import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Sizes at which every page is looked at: an office's screen and a phone. */
export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  browser: Browser;
  /** A page of its own session, with the faults that it met so far. */
  page(options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>;
  close(): Promise<void>;
}

/** Starts a headless Chromium with web security on and a private folder for everything that it writes. */
export async function openBrowser(): Promise<OpenBrowser> {
  const { path, env } = await findChromium();
  const home = await mkdtemp(join(tmpdir(), 'meritloop-browser-'));
  const launch = (sandbox: boolean) =>
    chromium.launch({
      executablePath: path,
      headless: true,
      chromiumSandbox: sandbox,
      args: sandbox ? quiet : ['--no-sandbox', ...quiet],
      env: { ...(process.env as Record<string, string>), ...env, TMPDIR: home, HOME: home },
    });
  // Chromium refuses a sandbox as root, and many containers forbid the namespaces that it needs.
  const browser =
    process.getuid?.() === 0 ? await launch(false) : await launch(true).catch(() => launch(false));
  return {
    browser,
    async page(options = {}) {
      const context = await browser.newContext({
        viewport: desk,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      // What is waited for comes as soon as it can; a machine that is busy with other files must not fail it.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      return { page, faults: watchFaults(page) };
    },
    async close() {
      await browser.close();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Collects what a page complains about: uncaught errors, refused content policy, errors on the console. */
function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (line) => {
    // An answered refusal (401 before sign-in, 412) is no fault of the page.
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text());
  });
  return faults;
}

/** Fails when axe finds a serious or critical fault on the page, naming rule, element and what to do. */
export async function checkAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What passes is not asked for, and our pages have no frames: one run in the page itself, without the blank page
    // in which axe otherwise puts frames together.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (grave.length === 0) return;
  const lines = grave.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  ]);
  throw new Error(`Not accessible: ${page.url()}\n${lines.join('\n')}`);
}

/**
 * Fails unless Chinese is drawn as Chinese: a missing face draws one same box for 湖 and 州.
 *
 * @param family font family to draw with; default: that of the page's body
 */
export async function assertCjkRenders(page: Page, family?: string): Promise<void> {
  const drawn = await page.evaluate(async (given) => {
    const face = given ?? getComputedStyle(document.documentElement).fontFamily;
    const font = `48px ${face}`;
    await document.fonts.load(font, '湖州');
    await document.fonts.ready;
    const pixels = (glyph: string) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.font = font;
      context.fillText(glyph, 4, 50);
      return [...context.getImageData(0, 0, 64, 64).data].filter((_, index) => index % 4 === 3);
    };
    const [one, other] = [pixels('湖'), pixels('州')];
    return {
      face,
      ink: one.filter((alpha) => alpha > 0).length,
      differing: one.filter((alpha, index) => alpha !== other[index]).length,
    };
  }, family);
  if (drawn.ink < 100 || drawn.differing < 100) {
    throw new Error(
      `Chinese does not render with ${drawn.face}: 湖 has ${drawn.ink} pixels, ${drawn.differing} of them differ from 州`,
    );
  }
}

const shots = join(import.meta.dirname, 'shots');

/**
 * With `PICTURES=1`, takes a picture into `e2e/shots/` (not kept in the repository), to be looked at: the whole page, or
 * what is in view. A run without anyone to look takes none.
 */
export async function shot(page: Page, name: string, part: 'page' | 'view' = 'page'): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await mkdir(shots, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(shots, `${name}.png`),
    fullPage: part === 'page',
    animations: 'disabled',
  });
}

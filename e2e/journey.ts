import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Story } from '../server/testing/story.ts';
import { checkAccessible, desk, type OpenBrowser, openBrowser, shot } from './browser.ts';

/** The web as `npm test` has built it before the run: the same files that `npm start` serves. */
export function builtWeb(): string {
  const folder = join(import.meta.dirname, '../web/dist');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('The web is not built: run `npm run build` (npm test does it by itself).');
  }
  return folder;
}

export interface Visit {
  page: Page;
  /** What went wrong in the page meanwhile: script errors, refused resources. */
  faults: string[];
}

/** People of a story in a real browser. */
export interface Journey {
  /** A page signed in as a post (`null`: nobody yet), at a width, in a language. */
  as(who: string | null, viewport?: { width: number; height: number }, locale?: string): Promise<Visit>;
  /** The address of a page of the story's city. */
  at(path: string): string;
  /** Looks as people do: no fault, nothing wider than the screen, accessible; and takes the picture. */
  look(visit: Visit, name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openJourney(story: Story): Promise<Journey> {
  const chrome: OpenBrowser = await openBrowser();
  return {
    async as(who, viewport = desk, locale = 'zh-CN') {
      const { cookie } = await story.as(who);
      const opened = await chrome.page({ viewport, locale });
      await opened.page.context().addCookies(
        (cookie === '' ? [] : cookie.split('; ')).map((one) => {
          const cut = one.indexOf('=');
          return { name: one.slice(0, cut), value: one.slice(cut + 1), url: story.address };
        }),
      );
      return opened;
    },
    at: (path) => `${story.address}/${story.tenant}${path === '' ? '' : `/${path}`}`,
    async look({ page, faults }, name) {
      await stoodStill(page);
      await shot(page, name);
      await checkAccessible(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
    },
    close: () => chrome.close(),
  };
}

/**
 * Waits until nothing on the page has moved or faded for a moment: colours are judged once they are there. What turns
 * for as long as something loads is not waited for.
 */
async function stoodStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moves = ({ effect, playState }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    // What has just been put on the page begins to move some frames later.
    const moment = 250;
    for (let since = performance.now(); performance.now() - since < moment; ) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      if (document.getAnimations().some(moves)) since = performance.now();
    }
  });
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowser, openBrowser } from './browser.ts';
import { type Answering, answer } from './engine-page/answer.ts';
import { allTasks, type NamedTask } from './engine-page/tasks.ts';
import { serveFiles } from './web-files.ts';

const repository = join(import.meta.dirname, '..');

let folder: string;
let files: Awaited<ReturnType<typeof serveFiles>>;
let chrome: OpenBrowser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-engine-'));
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  const source = join(import.meta.dirname, 'engine-page');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', source, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: repository, env: { ...process.env, NODE_ENV: 'production' } },
  );
  [files, chrome] = await Promise.all([serveFiles(folder), openBrowser()]);
  ({ page, faults } = await chrome.page());
  const response = await page.goto(files.address);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'self';");
  await page.waitForFunction(() => 'answer' in globalThis);
});

afterAll(async () => {
  await chrome?.close();
  await files?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the engine in the page says to each task. */
function askPage(tasks: readonly NamedTask[]): Promise<string[]> {
  return page.evaluate(
    (given) => given.map(({ task }) => (globalThis as typeof globalThis & Answering).answer(task)),
    tasks as NamedTask[],
  );
}

/** Two texts from shortly before their first difference on; both whole where they are equal. */
function whereTheyPart(one: string, other: string): [string, string] {
  if (one === other) return [one, other];
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const part = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  return [part(one), part(other)];
}

describe('the engine in the browser says what it says in Node, byte for byte', () => {
  for (const [group, tasks] of Object.entries(allTasks())) {
    it(`${group}: ${tasks.length}`, async () => {
      const inBrowser = await askPage(tasks);
      expect(tasks.length).toBeGreaterThan(0);
      for (const [k, { name, task }] of tasks.entries()) {
        const inNode = answer(task);
        // An empty answer would be equal too.
        expect(inNode.length, name).toBeGreaterThan(20);
        const [inPage, other] = whereTheyPart(inBrowser[k] ?? '', inNode);
        expect(inPage, name).toBe(other);
      }
    });
  }

  it('under the product’s content policy, without a complaint', () => {
    expect(faults).toEqual([]);
  });
});

import { findChromium } from './chromium.ts';

/**
 * Vitest's global setup: the browser is unpacked once, before files that run side by side look for it. Where it cannot
 * start, the browser stories say why, and the others run.
 */
export default async function setup(): Promise<void> {
  await findChromium().catch(() => {});
}

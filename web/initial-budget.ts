import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Measures, on every build, the JavaScript that a first visit must load (the entry chunk and everything it imports
 * statically), prints it, and fails the build above the limit. Lazy pages, charts and editors do not count.
 *
 * @param limitKilobytes gzip size in units of 1,000 bytes
 */
export function initialBudget({ limitKilobytes }: { limitKilobytes: number }): Plugin {
  return {
    name: 'initial-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const pending = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' && part.isEntry ? [part.fileName] : [],
      );
      const sizes: { file: string; bytes: number }[] = [];
      for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
        if (seen.has(file)) continue;
        seen.add(file);
        const part = bundle[file];
        if (part?.type !== 'chunk') continue;
        sizes.push({ file, bytes: gzipSync(part.code).length });
        pending.push(...part.imports);
      }
      const total = sizes.reduce((sum, size) => sum + size.bytes, 0) / 1000;
      const parts = sizes
        .sort((a, b) => b.bytes - a.bytes)
        .map((size) => `${size.file} ${(size.bytes / 1000).toFixed(0)}`)
        .join(', ');
      const line = `initial JavaScript ${total.toFixed(1)} kB gzip of ${limitKilobytes} kB (${parts})`;
      if (total > limitKilobytes) this.error(`${line}: load something of it lazily`);
      process.stdout.write(`${line}\n`);
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it.each(['ARCHITECTURE.md', 'README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'])(
  '%s names only paths that exist',
  (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const quoted = [
      ...text.matchAll(
        /`((?:server|engine|web|cli|practices|examples|docs|scripts|e2e|bench)\/[\w./-]+\.\w+)`/g,
      ),
    ];
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)];
    const missing = [...quoted, ...linked]
      .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
      .filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  },
);

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..');

/** What the build said, and where its files are. */
export interface WebBuild {
  folder: string;
  output: string;
  remove(): Promise<void>;
}

/** Builds the web with its gallery into a folder of its own, beside the product's `web/dist`. */
export async function buildWithGallery(): Promise<WebBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'meritloop-web-'));
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  const { stdout } = await run(
    process.execPath,
    [vite, 'build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: repository, env: { ...process.env, VITE_GALLERY: '1', NODE_ENV: 'production' } },
  );
  return { folder, output: stdout, remove: () => rm(folder, { recursive: true, force: true }) };
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves built files under the product's content policy; every other address is the application, the API absent. */
export async function serveFiles(folder: string): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'",
    );
    if (path.startsWith('/api/')) {
      const error = {
        code: 'platform.not_signed_in',
        what: '尚未登录。',
        why: '没有登录。',
        todo: '请登录。',
      };
      return response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    }
    const file = join(folder, path);
    const found = await stat(file).then(
      (entry) => entry.isFile(),
      () => false,
    );
    const served = found ? file : join(folder, 'index.html');
    response.writeHead(200, { 'content-type': types[extname(served)] ?? 'application/octet-stream' });
    response.end(await readFile(served));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

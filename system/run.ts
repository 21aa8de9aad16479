/**
 * `npm run test:system`: what needs programs of the machine. The files that the product writes are opened in
 * LibreOffice and read back as PDF, and every test of the server runs against PostgreSQL 15. It fails where a program
 * is missing; `npm test` needs none of them.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { startPostgres } from './postgres.ts';
import { findPrograms } from './programs.ts';

const root = dirname(import.meta.dirname);

const { found, missing } = findPrograms();
if (found === null) {
  for (const { what, packages } of missing) {
    process.stderr.write(
      `system.missing_program: ${what} is not here. Install it: apt-get install ${packages}\n`,
    );
  }
  process.exitCode = 1;
} else {
  const server = await startPostgres(found.postgres);
  process.stdout.write(`system tests on ${server.version}, ${found.soffice}\n`);
  try {
    process.exitCode = await runTests(server.url);
  } finally {
    await server.stop();
  }
}

function runTests(databaseUrl: string): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    '--config',
    join(import.meta.dirname, 'vitest.config.ts'),
    ...process.argv.slice(2),
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

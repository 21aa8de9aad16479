import { enableCompileCache, flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The door of the benchmark. Node strips the types of every file at every first start and keeps the stripper in
 * memory; with its compile cache a process starts as any later start does. The cache is filled here, before the
 * contenders are forked, so that their memory is that of the engine and not of the stripper.
 */
const folder = join(tmpdir(), 'meritloop-bench-compile-cache');
enableCompileCache(folder);
process.env.NODE_COMPILE_CACHE = folder;
const { race } = await import('./race.ts');
await import('./engine-single.ts');
await import('./engine-workers.ts');
await import('./worker.ts');
flushCompileCache();
await race(process.argv.slice(2));

/**
 * The server as a process of its own, for tests: `serve-child.ts DATABASE_URL HOME`. Prints its address in
 * one JSON line and stops in order at SIGTERM. Processes of one home sign sessions with one secret.
 */
import { startServer } from '../src/main.ts';

const [, , databaseUrl, home] = process.argv;
if (!databaseUrl || !home) throw new Error('usage: serve-child.ts DATABASE_URL HOME');
const server = await startServer({ databaseUrl, home, host: '127.0.0.1', port: 0, logLevel: 'error' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
console.log(JSON.stringify({ address: server.address }));

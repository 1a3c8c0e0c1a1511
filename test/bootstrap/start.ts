// `npm start`: builds and opens the program, on real Electron if there is one within ten seconds.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { realElectron } from '../e2e/target.ts';
import { build, root } from './steps.ts';

const patienceMs = 10_000;

if (build().failed > 0) process.exit(1);
const electron = realElectron() ?? fetchElectron();
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const hasScreen = hasDisplay || process.platform !== 'linux';
console.log(
  electron === undefined
    ? `Opening 衡评 on the stand-in over the installed Chromium${hasScreen ? '' : ', without a display: headless'}.`
    : `Opening 衡评 on Electron ${electronVersion()}.`,
);
const isRoot = process.getuid?.() === 0;
const child = spawn(
  electron ?? path.join(root, 'test/standin/electron'),
  // Chromium's sandbox refuses to run as root; only a development machine starts it so.
  [...(isRoot ? ['--no-sandbox'] : []), 'out/main/main.js', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** Electron's own installer, ended when it takes too long; undefined without a binary. */
function fetchElectron(): string | undefined {
  spawnSync(process.execPath, [path.join(root, 'node_modules/electron/install.js')], {
    timeout: patienceMs,
    killSignal: 'SIGKILL',
    stdio: 'ignore',
  });
  return realElectron();
}

function electronVersion(): string {
  const manifest = path.join(root, 'node_modules/electron/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

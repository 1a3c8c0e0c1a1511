// Starts the installed Chromium with a profile of its own and takes both away again.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Cdp } from './cdp.ts';

const profilePrefix = 'hengping-standin-';
const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium to run on: HENGPING_CHROMIUM, else the first usual place that exists. */
export function findChromium(): string {
  const named = process.env.HENGPING_CHROMIUM;
  const found = named === undefined ? candidates.find((file) => existsSync(file)) : named;
  if (found === undefined) {
    throw new Error('stand-in: no Chromium found; install it or set HENGPING_CHROMIUM');
  }
  return found;
}

export type Chromium = {
  readonly cdp: Cdp;
  readonly isHeadless: boolean;
  /** Opens a window without tabs and address bar; it appears as a new target. */
  openAppWindow(url: string): void;
  /** Ends Chromium and removes its profile. Safe to call twice, and from an exit handler. */
  end(): void;
};

/** Resolves when Chromium listens. `switches` are those the program appended before ready. */
export async function startChromium(
  switches: ReadonlyMap<string, string>,
  isDriven: boolean,
): Promise<Chromium> {
  sweepProfilesOfTheDead();
  const isHeadless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const profile = path.join(tmpdir(), `${profilePrefix}${process.pid}`);
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  // What a browser would offer over our page: to translate it, to remember its passphrases.
  writeFileSync(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({
      translate: { enabled: false },
      credentials_enable_service: false,
      autofill: { profile_enabled: false, credit_card_enabled: false },
    }),
  );
  const command = findChromium();
  const fixed = [
    ...(isHeadless ? ['--headless=new', '--hide-scrollbars=false'] : []),
    `--user-data-dir=${profile}`,
    // Chromium refuses to sandbox as root. The stand-in is not a security boundary (README.md).
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-startup-window',
    '--keep-alive-for-test',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-dev-shm-usage',
    '--disable-back-forward-cache',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-background-timer-throttling',
    '--disable-popup-blocking',
    '--disable-hang-monitor',
    '--disable-search-engine-choice-screen',
    '--password-store=basic',
    '--force-color-profile=srgb',
    '--disable-features=Translate,MediaRouter,PaintHolding,HttpsUpgrades,GlobalMediaControls',
    '--test-type',
  ];
  const own = [...switches]
    .filter(([name]) => name !== 'inspect' && name !== 'user-data-dir' && name !== 'no-sandbox')
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  const child = spawn(command, [...fixed, '--remote-debugging-pipe', ...own], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Without a UTF-8 locale it drops driven files whose names are not ASCII, silently.
    env: { LC_CTYPE: 'C.UTF-8', ...process.env },
  });
  child.on('error', (error) => {
    console.error(`stand-in: ${command}: ${error.message}`);
    process.exit(1);
  });
  if (isDriven) await announceDevTools(child);
  // Its own noise (D-Bus, GPU) is read and dropped, or the pipe would fill and stop it.
  child.stderr?.on('data', (chunk: Buffer) => {
    if (process.env.HENGPING_STANDIN_LOG) process.stderr.write(chunk);
  });
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  await cdp.browser.send('Browser.getVersion');
  let hasEnded = false;
  return {
    cdp,
    isHeadless,
    openAppWindow(url) {
      // A second start with the same profile hands its wish to the running instance.
      spawn(
        command,
        [`--user-data-dir=${profile}`, '--no-sandbox', '--test-type', `--app=${url}`],
        {
          stdio: 'ignore',
        },
      );
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      child.kill('SIGKILL');
      removeWhenQuiet(profile);
    },
  };
}

/** Playwright waits for this line on our stderr. */
function announceDevTools(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      const line = /^DevTools listening on ws:\/\/\S+$/m.exec(seen)?.[0];
      if (line === undefined) return;
      process.stderr.write(`${line}\n`);
      seen = '';
      child.stderr?.removeAllListeners('data');
      resolve();
    });
    child.on('exit', () => reject(new Error(`stand-in: chromium ended at once: ${seen}`)));
  });
}

/** The child processes of a killed browser write for some milliseconds more. */
function removeWhenQuiet(profile: string): void {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      if (!existsSync(profile)) return;
    } catch {
      // Still being written to; tried again below, and swept by the next start if all fails.
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
  }
}

function sweepProfilesOfTheDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${profilePrefix}(\\d+)$`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// Which Electron the specs run on: the real binary where it is installed, else the stand-in.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Electron's binary, if its installer has finished. Importing `electron` would start a download. */
export function realElectron(): string | undefined {
  const folder = path.join(root, 'node_modules/electron');
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = path.join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

const real = process.env.HENGPING_TARGET === 'standin' ? undefined : realElectron();

export const isReal = real !== undefined;
export const targetName = isReal ? 'real Electron' : 'the stand-in over Chromium';
/** For a start without Playwright. */
export const electronPath = real ?? path.join(root, 'test/standin/electron');
/** For Playwright, which finds and prepares the real binary by itself. */
export const launchPath = isReal ? {} : { executablePath: electronPath };

/** Where the built program lies; HENGPING_OUT names another build in the same checkout. */
export const mainScript = path.resolve(root, process.env.HENGPING_OUT ?? 'out', 'main/main.js');

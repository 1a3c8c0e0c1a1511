// Which Electron the specs run on: the real binary where it is installed, else the stand-in.
import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const realBinary = path.join(
  root,
  'node_modules/electron/dist',
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron',
);

export const isReal = existsSync(realBinary) && process.env['HENGPING_TARGET'] !== 'standin';
export const electronPath = isReal ? realBinary : path.join(root, 'test/standin/electron');
export const targetName = isReal ? 'real Electron' : 'the stand-in over Chromium';

/** Where the built program lies; HENGPING_OUT names another build in the same checkout. */
export const mainScript = path.resolve(root, process.env['HENGPING_OUT'] ?? 'out', 'main/main.js');

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readProgramme } from '../../../electron/programmes.ts';
import { valueOrRefusal } from '../target.ts';

const shipped = ['guangxi-cross-border.json', 'guangxi-ai-platform.json'];

export const seeds = () =>
  shipped.map((name) => readFileSync(path.resolve('resources/programmes', name)));

export const fuzz = (data: Buffer): Promise<void> =>
  valueOrRefusal(() => readProgramme(data, 'programme.json'));

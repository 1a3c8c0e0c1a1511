// What the round must come to, worked out apart from the program, and the result verified by the
// terminal program as an outsider would.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { files, type Stage } from './act-agency.ts';

/** Lot, application, place, selected, printed score: the means of `opinions` in cast.ts, with the
 * amendment of B-02 and the recusal on B-05 (four sheets, 667/8). */
const wanted = [
  'N-01 B-01 1 是 83.10',
  'N-01 B-02 2 否 76.90',
  'N-01 B-03 3 否 71.60',
  'N-02 B-05 1 是 83.38',
  'N-02 B-04 2 否 81.30',
  'N-03 B-06  是 ',
];

export async function checkResult(stage: Stage): Promise<void> {
  const { album } = stage;
  album.tell('Checks: the result, apart from the program');
  const rows = (await readFile(path.join(stage.reports, 'result.csv'), 'utf8'))
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([lot, , , app, , , place, selected, score]) =>
      [lot, app, place, selected, score].join(' '),
    );
  album.expect('places and scores are what they must be', rows, wanted);
  const verdict = await promisify(execFile)(process.execPath, [
    path.resolve(import.meta.dirname, '../../electron/bin/hengping.mjs'),
    'verify',
    path.join(stage.exchanged, 'result.hpresult'),
    files(stage).bundle,
    '--trust',
    files(stage).trust,
  ]);
  const authentic = verdict.stdout.split('\n').filter((line) => / authentic /.test(line));
  album.expect('bundle and result verify with the trust document alone', authentic.length, 2);
}

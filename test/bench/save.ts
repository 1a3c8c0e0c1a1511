/// <reference path="../../electron/vault/better-sqlite3.d.ts" />
// Autosave: an edit counts once it is on the disk. The desk's own use case over the encrypted vault,
// against the same row committed by bare SQLite to a plain file, just as durably.
import path from 'node:path';
import Database from 'better-sqlite3';
import {
  closeProgram,
  expertWithGrant,
  newFolder,
  type Program,
  removeFolder,
} from '../unit/desk/expert-program.ts';
import { round, sealSmallRound } from '../unit/desk/small-round.ts';
import { type Measured, median, milliseconds, rounded } from './measure.ts';

const EDITS = 600;
/** As much as a person types between two saves: the text so far goes to the disk each time. */
const comment =
  '实施方案总体合理，关键指标有测试依据，第三阶段的资金安排与里程碑不完全对应。'.repeat(4);

export async function run(): Promise<Measured> {
  const folder = newFolder();
  const program = await expertWithGrant(path.join(folder, 'expert'), await sealSmallRound(folder));
  const plain = openPlain(path.join(folder, 'plain.db'));
  try {
    const vault: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < EDITS; i += 1) {
      const text = `${comment}${i}`;
      vault.push(await milliseconds(() => saveComment(program, text)));
      bare.push(await milliseconds(() => plain.save(text)));
    }
    return {
      bench: 'save',
      ratios: {
        'vault/plain': rounded(median(bare) / median(vault)),
        'vault/plain p95': rounded(percentile(bare, 95) / percentile(vault, 95)),
      },
      figures: {
        edits: EDITS,
        'vault edits/s': Math.round(1000 / mean(vault)),
        'vault p50 ms': rounded(median(vault)),
        'vault p95 ms': rounded(percentile(vault, 95)),
        'plain commits/s': Math.round(1000 / mean(bare)),
        'plain p50 ms': rounded(median(bare)),
        'plain p95 ms': rounded(percentile(bare, 95)),
      },
    };
  } finally {
    plain.close();
    closeProgram(program);
    removeFolder(folder);
  }
}

async function saveComment(program: Program, text: string): Promise<void> {
  const change = { kind: 'comment', item: 'C1', text } as const;
  await program.expert.saveDraft({ round, app: 'A-01', change });
}

function openPlain(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.exec(
    `CREATE TABLE draft_comment (round TEXT, app TEXT, item TEXT, comment TEXT NOT NULL,
       PRIMARY KEY (round, app, item)) STRICT`,
  );
  const put = database.prepare(
    `INSERT INTO draft_comment (round, app, item, comment) VALUES (?, 'A-01', 'C1', ?)
     ON CONFLICT (round, app, item) DO UPDATE SET comment = excluded.comment`,
  );
  return {
    save: (text: string) => put.run(round, text),
    close: () => database.close(),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length * percent) / 100)] ?? Number.NaN;
}

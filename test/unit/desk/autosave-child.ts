// Opens the workspace of a home folder and saves score after score, telling each as soon as it was
// answered. The test kills it at any moment.
import { writeSync } from 'node:fs';
import { passphrase, startProgram } from './expert-program.ts';
import { round } from './small-round.ts';

const program = startProgram(process.argv[2] ?? '');
await program.workspace.unlock({ passphrase });
for (let n = 1; n <= 1_000_000; n++) {
  const value = (n % 120) * 50;
  const change = { kind: 'score', item: 'C1', value } as const;
  await program.expert.saveDraft({ round, app: 'A-01', change });
  const words = { kind: 'overall', text: `第 ${n} 次` } as const;
  await program.expert.saveDraft({ round, app: 'A-01', change: words });
  writeSync(1, `${n}\n`);
}

// Opens the program on a home and lets its page save without end, telling each number as soon as the
// page was answered. Its first line names the program's process, which is the one to kill.
import { writeSync } from 'node:fs';
import { openProgram } from '../e2e/program.ts';
import { passphrase } from '../e2e/reader-home.ts';

const { app, page } = await openProgram({ home: process.argv[2] ?? '' });
writeSync(1, `process ${app.process().pid}\n`);
await page.exposeFunction('tell', (n: number) => writeSync(1, `${n}\n`));
await page.evaluate(async (word) => {
  const tell: unknown = Reflect.get(window, 'tell');
  if (typeof tell !== 'function') throw new Error('it was exposed');
  const opened = await window.hengping.workspace.unlock({ passphrase: word });
  if (!opened.ok) throw new Error(opened.error.code);
  for (let n = 1; ; n += 1) {
    const change = { kind: 'overall', text: `第 ${n} 次` } as const;
    const saved = await window.hengping.expert.saveDraft({ round: 'RD-1', app: 'B-01', change });
    if (!saved.ok) throw new Error(saved.error.code);
    await tell(n);
  }
}, passphrase);

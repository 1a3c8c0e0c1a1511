// npm run fuzz [-- --minutes N] [--target NAME] [--seed S]: coverage-guided fuzzing of every parser
// that meets foreign bytes. The engine's own block counts are the guide, so that it runs wherever
// the program does. Inputs that reached something new go to corpus/NAME and are tried again by
// `npm test`; one that ends in anything but a value or a Refusal, or in nothing within ten seconds,
// is kept in out/fuzz and fails the run.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { targetNames } from './targets.ts';

const out = path.resolve(import.meta.dirname, '../../out/fuzz');
const silenceMs = 10_000;
const atOnce = 2;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    target: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: String(Date.now() % 4_294_967_296) },
  },
});
const minutes = Number(values.minutes);
const unknown = values.target.filter((name) => !targetNames.includes(name));
if (!(minutes > 0) || !/^\d{1,10}$/.test(values.seed) || unknown.length > 0) {
  process.stderr.write(
    `usage: npm run fuzz -- [--minutes N] [--seed S] [--target NAME]…\n${targetNames.join(' ')}\n`,
  );
  process.exit(2);
}
const chosen = values.target.length > 0 ? values.target : targetNames;
const share = Math.min(atOnce, chosen.length) / chosen.length;
const seconds = Math.max(3, Math.round(minutes * 60 * share));
mkdirSync(out, { recursive: true });

const Line = z.object({
  runs: z.number(),
  blocks: z.number(),
  files: z.number(),
  done: z.boolean().optional(),
  finding: z.string().optional(),
  error: z.string().optional(),
});
type Line = z.infer<typeof Line>;

/** True where the target stood its time. */
async function fuzzOne(name: string): Promise<boolean> {
  const batchFile = path.join(out, `${name}.batch.json`);
  const worker = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--max-old-space-size=768',
      path.join(import.meta.dirname, 'worker.ts'),
      ...[name, String(seconds), values.seed, batchFile],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let latest: Line | undefined;
  let complaint = '';
  let silence: NodeJS.Timeout | undefined;
  const hush = () => {
    clearTimeout(silence);
    silence = setTimeout(() => worker.kill('SIGKILL'), silenceMs + 20_000 * Number(!latest));
  };
  hush();
  createInterface({ input: worker.stdout }).on('line', (text) => {
    latest = Line.parse(JSON.parse(text));
    hush();
  });
  worker.stderr.on('data', (text: Buffer) => {
    complaint += text.toString('utf8');
  });
  await new Promise((resolve) => worker.once('close', resolve));
  clearTimeout(silence);
  return report(name, latest, complaint, batchFile);
}

function report(name: string, latest: Line | undefined, complaint: string, batchFile: string) {
  const { runs = 0, blocks = 0, files = 0 } = latest ?? {};
  const sound = latest?.done === true;
  const figures = `${String(runs).padStart(9)} runs ${String(blocks).padStart(6)} blocks ${String(files).padStart(3)} kept`;
  process.stdout.write(`${name.padEnd(20)} ${figures}  ${sound ? 'ok' : 'FINDING'}\n`);
  if (sound) return true;
  const kept = path.join(out, `${name}.finding`);
  if (latest?.finding === undefined) {
    copyFileSync(batchFile, `${kept}.json`);
    process.stdout.write(`no end within ${silenceMs} ms, or no memory left: one of ${kept}.json\n`);
  } else {
    writeFileSync(kept, Buffer.from(latest.finding, 'base64'));
    process.stdout.write(`${latest.error}\nkept in ${kept}\n`);
  }
  process.stdout.write(complaint.split('\n').slice(-20).join('\n'));
  return false;
}

process.stdout.write(
  `seed ${values.seed}, ${chosen.length} targets, ${seconds} s each, ${atOnce} at once\n`,
);
const waiting = [...chosen];
const findings: string[] = [];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await fuzzOne(name))) findings.push(name);
    }
  }),
);
process.exit(findings.length === 0 ? 0 : 1);

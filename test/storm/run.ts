// npm run storm [-- --kills N] [--only JOB[,JOB]] [--seed S]: kills programs at work at random
// moments, and checks after each kill that nothing acknowledged is gone.
import { parseArgs } from 'node:util';
import { allJobs } from './jobs.ts';
import { storm, type Tally } from './storm.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '520' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

function wholeNumber(name: 'kills' | 'seed'): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  return stop(`--${name} takes a whole number`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const named = values.only?.split(',');
const unknown = named?.filter((name) => !allJobs.some((job) => job.name === name)) ?? [];
if (unknown.length > 0) {
  stop(`no job ${unknown.join(', ')}; there are ${allJobs.map(({ name }) => name).join(', ')}`);
}
const jobs = allJobs.filter(({ name }) => named?.includes(name) ?? true);
const [kills, seed] = [wholeNumber('kills'), wholeNumber('seed')];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const startedAt = performance.now();
process.stdout.write(
  `${kills} kills, seed ${seed}, jobs ${jobs.map(({ name }) => name).join(' ')}\n`,
);

const onKill = (done: number): void => {
  if (done % 20 === 0) process.stdout.write(`${done} of ${kills}\n`);
};
const tallies = await storm(jobs, { kills, seed, lanes: 2, onKill });

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(16) : String(cell).padStart(13))).join('');
const sum = (of: (tally: Tally) => number): number =>
  tallies.reduce((total, tally) => total + of(tally), 0);
const counts = [(t: Tally) => t.kills, (t: Tally) => t.recovered, (t: Tally) => t.acknowledged];
const lines = [
  row(['job', 'kills', 'recovered', 'acknowledged']),
  ...tallies.map((tally) => row([tally.job, ...counts.map((count) => count(tally))])),
  row(['all', ...counts.map(sum)]),
  ...tallies.flatMap(({ job, violations }) =>
    violations.map((what) => `VIOLATION ${job}: ${what}`),
  ),
  `seed ${seed}, ${Math.round((performance.now() - startedAt) / 1000)} s`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exit(tallies.every(({ violations }) => violations.length === 0) ? 0 : 1);

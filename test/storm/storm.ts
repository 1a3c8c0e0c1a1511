import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from './random.ts';
import type { Running, StormJob } from './storm-job.ts';

export type Tally = {
  readonly job: string;
  /** Processes that a kill ended; those that were done before it are not counted. */
  readonly kills: number;
  readonly recovered: number;
  /** Lines that were said before the kills, all of which had to be found again. */
  readonly acknowledged: number;
  readonly violations: readonly string[];
};

export type Storm = {
  readonly kills: number;
  readonly seed: number;
  /** Processes at work at the same time. */
  readonly lanes: number;
  readonly onKill?: (done: number) => void;
};

type Prepared = {
  readonly job: StormJob;
  readonly template: string;
  readonly whole: number | null;
};
type Shot = { readonly prepared: Prepared; readonly at: number; readonly label: string };

/** Kills every job at moments that follow from the seed, and checks what each kill left.
 * @returns one tally a job, in the order of `jobs` */
export async function storm(jobs: readonly StormJob[], options: Storm): Promise<readonly Tally[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-storm-'));
  const tallies = new Map(jobs.map(({ name }) => [name, emptyTally(name)]));
  try {
    const prepared: Prepared[] = [];
    for (const job of jobs) prepared.push(await prepare(job, folder));
    const waiting = [...shotsFor(prepared, options)];
    let done = 0;
    const lane = async (number: number) => {
      for (let shot = waiting.shift(); shot; shot = waiting.shift()) {
        const home = path.join(folder, `lane-${number}`);
        const tally = tallies.get(shot.prepared.job.name);
        const outcome = await fire(shot, home);
        if (tally) add(tally, outcome, shot.label);
        done += 1;
        options.onKill?.(done);
      }
    };
    await Promise.all(Array.from({ length: options.lanes }, (_, number) => lane(number)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [...tallies.values()];
}

type MutableTally = { -readonly [K in keyof Tally]: Tally[K] } & { violations: string[] };

const emptyTally = (job: string): MutableTally => ({
  job,
  kills: 0,
  recovered: 0,
  acknowledged: 0,
  violations: [],
});

function add(tally: MutableTally, outcome: Outcome, label: string): void {
  tally.kills += 1;
  tally.acknowledged += outcome.acknowledged;
  if (outcome.violation === null) tally.recovered += 1;
  else tally.violations.push(`${label}: ${outcome.violation}`);
}

/** Lays out the template and, where the work ends by itself, sees once how long it takes. */
async function prepare(job: StormJob, folder: string): Promise<Prepared> {
  const template = path.join(folder, `template-${job.name}`);
  await mkdir(template);
  await job.prepare(template);
  if (job.isEndless) return { job, template, whole: null };
  const home = path.join(folder, `trial-${job.name}`);
  await cp(template, home, { recursive: true });
  const running = job.start(home);
  await running.ready;
  const start = performance.now();
  const { code } = await running.ended;
  const whole = performance.now() - start;
  if (code !== 0) throw new Error(`${job.name} does not work even without a kill`);
  await job.check(home, running.said);
  await rm(home, { recursive: true });
  return { job, template, whole };
}

function* shotsFor(prepared: readonly Prepared[], { kills, seed }: Storm): Generator<Shot> {
  const random = randomFrom(seed);
  const shares = prepared.reduce((sum, { job }) => sum + job.share, 0);
  const due = prepared.map(({ job }) => ({ credit: 0, share: job.share / shares }));
  for (let index = 0; index < kills; index += 1) {
    // Every job gets its share, evenly spread, however few kills there are.
    for (const one of due) one.credit += one.share;
    const richest = due.reduce(
      (best, { credit }, i) => (credit > (due[best]?.credit ?? 0) ? i : best),
      0,
    );
    const [one, chosen] = [due[richest], prepared[richest]];
    if (!one || !chosen) return;
    one.credit -= 1;
    const { from, to } = chosen.job.window(chosen.whole);
    const at = from + random() * (to - from);
    yield { prepared: chosen, at, label: `kill ${index + 1} at ${Math.round(at)} ms` };
  }
}

type Outcome = { readonly acknowledged: number; readonly violation: string | null };

const attempts = 5;

/** One kill. A process that was done before it is started anew and killed sooner. */
async function fire({ prepared, at }: Shot, home: string): Promise<Outcome> {
  const { job, template } = prepared;
  let running: Running;
  for (let attempt = 1; ; attempt += 1) {
    await rm(home, { recursive: true, force: true });
    await cp(template, home, { recursive: true });
    running = job.start(home);
    try {
      await running.ready;
      if (await isStillWorking(running, at / attempt)) break;
    } catch (error) {
      return { acknowledged: 0, violation: told(error) };
    } finally {
      running.kill();
    }
    await running.ended;
    if (attempt === attempts) return { acknowledged: 0, violation: 'it was never caught at work' };
  }
  await running.ended;
  try {
    await job.check(home, running.said);
    return { acknowledged: running.said.length, violation: null };
  } catch (error) {
    return { acknowledged: running.said.length, violation: told(error) };
  }
}

async function isStillWorking(running: Running, ms: number): Promise<boolean> {
  const cancel = new AbortController();
  const timer = wait(ms, true, { signal: cancel.signal }).catch(() => false);
  const first = await Promise.race([timer, running.ended.then(() => false)]);
  cancel.abort();
  return first;
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error
    ? `${String(error.code)}: ${error.message}`
    : (error.stack ?? error.message);
}

// A sealed round in which every expert has declared nothing and holds the keys: where tests of
// collecting begin.
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import {
  enrol,
  exchange,
  handIn,
  type Office,
  openOffice,
  prepareRound,
  sealWith,
} from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';

export async function startRound(
  office: Office,
  experts: readonly SimulatedExpert[],
  round = 'CB-2026-1',
): Promise<string> {
  await enrol(office, experts);
  await prepareRound(office, threeLots, { round });
  await sealWith(office, round, experts);
  await exchange(office, round, experts);
  for (const expert of experts) {
    const post = await expert.post([expert.declare()]);
    await handIn(office, `${expert.name}-声明.hppost`, post);
  }
  await exchange(office, round, experts);
  return round;
}

/** Verdicts as the ledger shows them now: `类型 项目 rN 结论`, by post. */
export async function ledgerOf(office: Office, round: string): Promise<readonly string[][]> {
  const { ledger } = await office.handlers.collect({ round });
  return ledger.map(({ items, refusal }) =>
    refusal
      ? [`refused ${refusal.code}`]
      : items.map(({ type, app, rev, verdict }) => `${type} ${app ?? '-'} r${rev} ${verdict}`),
  );
}

/** One round of two experts, started once for a file of tests. */
export type SharedRound = {
  readonly li: SimulatedExpert;
  readonly wang: SimulatedExpert;
  /** Where the round was started; what was written for the experts then lies in its `posts`. */
  readonly folder: string;
  /** The agency of the test that runs now: a copy of its own. */
  readonly office: () => Office;
  /** Another copy, from where the round was started. */
  readonly copyOfOffice: () => Promise<Office>;
};

/** Starts the round before the tests of the calling file; each works in a copy of the agency's
 * folder, and what an expert did in one is undone before the next. */
export async function shareStartedRound(round: string): Promise<SharedRound> {
  const li = await SimulatedExpert.named('李明');
  const wang = await SimulatedExpert.named('王芳', '南宁师范大学');
  const started = await openOffice();
  await startRound(started, [li, wang], round);
  started.lock();
  afterAll(() => started.close());

  const copies: Office[] = [];
  const copyOfOffice = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hengping-agency-'));
    const to = path.join(folder, 'workspace');
    await cp(path.join(started.folder, 'workspace'), to, { recursive: true });
    const copy = await openOffice({ folder });
    copies.push(copy);
    return copy;
  };
  let undo: readonly (() => void)[] = [];
  let office = started;
  beforeEach(async () => {
    undo = [li, wang].map((expert) => {
      const mark = expert.mark();
      return () => expert.backTo(mark);
    });
    office = await copyOfOffice();
  });
  afterEach(async () => {
    for (const one of undo) one();
    for (const copy of copies.splice(0)) await copy.close();
  });
  return { li, wang, folder: started.folder, office: () => office, copyOfOffice };
}

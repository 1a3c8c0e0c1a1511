// A sealed round in which every expert has declared nothing and holds the keys: where tests of
// collecting begin.
import { enrol, exchange, handIn, type Office, prepareRound, sealWith } from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import type { SimulatedExpert } from './simulated-expert.ts';

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

import type { RecusalEffect } from '../../shared/objects/declaration.ts';
import type { RecusalOutcome } from '../../shared/objects/result.ts';
import type { ExpertInRound } from './expert-case.ts';
import { answerFor, decisionInForce, declarationInForce } from './recusal-standing.ts';

export type EffectOnApp = RecusalEffect['apps'][number];

/** What each decision in force did to the expert's keys and sheets. */
export function recusalEffects(one: ExpertInRound): readonly EffectOnApp[] {
  const { declarations } = one.judged;
  return one.decisions
    .filter((decision) => decisionInForce(declarations, decision) !== undefined)
    .map(({ app, outcome, decidedAt }) => ({
      app,
      keys: outcome === 'kept' ? 'released' : keysOf(one, app),
      void_sheets: outcome === 'kept' ? [] : voidSheets(one, app),
      since: decidedAt,
    }));
}

const keysOf = (one: ExpertInRound, app: string): 'withheld' | 'withdrawn' =>
  one.granted.has(app) ? 'withdrawn' : 'withheld';

function voidSheets(one: ExpertInRound, app: string): string[] {
  return one.judged.sheets
    .filter(({ payload, verdict }) => payload.app === app && verdict === 'void')
    .map(({ payloadSha256 }) => payloadSha256)
    .toSorted();
}

/** Every application for recusal with what came of it, and every recusal without one, as a result
 * states them. */
export function recusalOutcomes(one: ExpertInRound): readonly RecusalOutcome[] {
  const { declarations } = one.judged;
  const declaration = declarationInForce(declarations);
  if (!declaration) return [];
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  return one.assigned.flatMap((app): RecusalOutcome[] => {
    const answer = answerFor(declaration, app);
    const decided = decisionInForce(declarations, decisionOf.get(app));
    if (answer === undefined || (answer.status === 'none' && decided === undefined)) return [];
    const isKept = decided?.outcome === 'kept';
    return [
      {
        expert: one.expert.expert,
        app,
        coi_sha256: decided?.coiSha256 ?? declaration.payloadSha256,
        applied: answer.status,
        decision:
          decided === undefined
            ? null
            : { outcome: decided.outcome, reason: decided.reason, since: decided.decidedAt },
        keys: isKept ? 'released' : keysOf(one, app),
        void_sheets: isKept ? [] : voidSheets(one, app),
      },
    ];
  });
}

import {
  abnormalityText,
  decidedStateWords,
  panelOutcomeWords,
  scoreTitle,
} from '../decided-words.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import type { Rubric } from '../rubric.ts';
import { type WhyStep, whyStep } from './why-step.ts';

/** Every decision of the panel on a score of this application: what, by how many and why, whether it
 * is in force, and the hash of the signed decision. */
export function decisionSteps(
  { decisions = [] }: Pick<ResultContent, 'decisions'>,
  standing: Standing,
  rubric: Rubric,
): readonly WhyStep[] {
  const rows = new Map(standing.sheets.map((row) => [row.expert, row]));
  return decisions
    .filter(({ app }) => app === standing.app)
    .map((one) => {
      const row = rows.get(one.expert);
      const score = scoreTitle(rubric, one.item);
      const [outcome, state] = [panelOutcomeWords[one.outcome], decidedStateWords[one.state]];
      const votes = abnormalityText(one.votes);
      const isCounted = row?.replaced?.decisions.includes(one.sha256) === true;
      const name = row?.name ?? one.expert;
      return whyStep('decision', {
        about: { zh: `${name} · ${score.zh}`, en: `${name} · ${score.en}` },
        text: {
          zh: `${outcome.zh}，${state.zh}；${votes.zh}；认定人：${one.decided_by}。理由：${one.reason}`,
          en: `${outcome.en}, ${state.en}; ${votes.en}; decided by ${one.decided_by}. Reason: ${one.reason}`,
        },
        ...(isCounted
          ? { formula: `${row.replaced?.printed ?? '—'} → ${row.printed ?? '—'}`, exact: row.exact }
          : {}),
        sha256: one.sha256,
        kid: row?.kid ?? null,
      });
    });
}

import { explainStanding } from '../../shared/explain/explain-standing.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { RoundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../shared/objects/form.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';

/** Everything about a result in one JSON file (resources/guide/formats.md): the signed content, the
 * rubric, the rule in sentences, the outcome and every step of each application, and the advisory
 * statistics. Exact figures are text. Internal: it names experts. */
export function resultJson(
  result: RoundResult,
  form: Form,
  statistics: RoundStatistics,
): Uint8Array {
  const { content, contentSha256, resultSha256, issuedAt } = result;
  const document = {
    schema: 'hengping-result-export/1',
    content_sha256: contentSha256,
    result_sha256: resultSha256,
    issued_at: issuedAt,
    programme: form.programme,
    review: form.review,
    rubric: form.rubric,
    rule: policySentences(content.policy, form.rubric),
    content,
    why: content.lots.flatMap((lot) =>
      lot.standings.map((standing) => {
        const outcome = resultOutcome(lot, standing, content.policy);
        return {
          lot: lot.lot,
          app: standing.app,
          outcome: { ...outcome, words: outcomeWords(outcome, content.policy, form.rubric) },
          steps: explainStanding(content, form.rubric, lot, standing),
        };
      }),
    ),
    statistics,
  };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}

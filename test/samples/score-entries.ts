import type { Rubric } from '../../shared/rubric.ts';
import type { Opinion, Opinions } from './opinions.ts';
import type { SampleReview } from './reviews/sample-review.ts';

const judgements = { M: 'MET', P: 'PARTLY', N: 'NOT' } as const;
const letterOf = (letter: string) => (letter === 'M' || letter === 'P' ? letter : 'N');

/** What one expert hands to `hengping score --file` for a made-up review. */
export function scoreEntries(
  { criteria }: Pick<Rubric, 'criteria'>,
  sample: SampleReview,
  opinions: Opinions,
  expert: number,
): readonly object[] {
  return sample.applications.flatMap(({ id: app, targets = [] }) => {
    const opinion = opinions[app]?.[expert];
    return opinion === undefined ? [] : [entryOf(app, criteria, targets, opinion)];
  });
}

function entryOf(
  app: string,
  criteria: Rubric['criteria'],
  targets: readonly { readonly id: string }[],
  opinion: Opinion,
): object {
  const veto = criteria.find((criterion) => criterion.veto !== undefined)?.id;
  const judged = [...(opinion.targets ?? '')].map((letter, at) => {
    const judgement = judgements[letterOf(letter)];
    const note = judgement === 'MET' ? {} : { note: '与任务书约定有差距，见执行报告。' };
    return [targets[at]?.id ?? '', { judgement, ...note }];
  });
  return {
    app,
    scores: Object.fromEntries(
      (opinion.scores ?? []).map((score, at) => [criteria[at]?.id, score]),
    ),
    comments: Object.fromEntries(criteria.map(({ id }) => [id, '材料与现场情况相符。'])),
    overall: '总体情况已核对，意见见各项。',
    ...(opinion.decision === undefined
      ? {}
      : { decision: opinion.decision, reason: '依据申报材料与现场核对，作此结论。' }),
    ...(opinion.veto === true && veto !== undefined
      ? { vetoes: { [veto]: '控制源代码属目录所列禁止出口的技术。' } }
      : {}),
    targets: Object.fromEntries(judged),
  };
}

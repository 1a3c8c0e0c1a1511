import {
  type Exact,
  exactText,
  multiply,
  parseExact,
  plainNumber,
  ratio,
  sum,
} from '../merge/exact.ts';
import type { Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import { sheetUseWords } from '../result-words.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { showsTotal } from '../shows-total.ts';
import { choiceTitle } from '../vote-words.ts';
import { roundingStep } from './rounding-words.ts';
import { same, type WhyStep, whyStep } from './why-step.ts';

type Row = Standing['sheets'][number];

/** What each expert's sheet came to, its weighted sum and its rounding, and what became of it. */
export function sheetSteps(
  standing: Standing,
  { policy, rubric }: { readonly policy: Policy; readonly rubric: Rubric },
): readonly WhyStep[] {
  const isScored = showsTotal({ policy, rubric });
  return standing.sheets.flatMap((row) => [
    ...(isScored && row.exact !== null ? totalSteps(row, policy, rubric) : [fateStep(row)]),
    ...(row.decision === null || isScored ? [] : [voteStep(row, row.decision, rubric)]),
  ]);
}

const named = ({ name, sha256, kid }: Row) => ({ about: same(name), sha256, kid });

function fateStep(row: Row): WhyStep {
  const word = sheetUseWords[row.use];
  const behind = row.reason === '' ? '' : `：${row.reason}`;
  return whyStep('sheet', {
    ...named(row),
    text: { zh: `${word.zh}${behind}`, en: `${word.en}${behind.replace('：', ': ')}` },
  });
}

function voteStep(row: Row, decision: string, rubric: Rubric): WhyStep {
  const reason = row.decision_reason === undefined ? '' : ` — ${row.decision_reason}`;
  const title = choiceTitle(rubric, decision);
  return whyStep('sheet', {
    ...named(row),
    text: { zh: `${title.zh}${reason}`, en: `${title.en}${reason}` },
  });
}

function totalSteps(row: Row, policy: Policy, rubric: Rubric): readonly WhyStep[] {
  const replaced = new Map(row.replaced?.scores.map((one) => [one.item, one.exact]) ?? []);
  const parts = rubric.criteria.map((criterion) => {
    const score = row.scores.find(({ item }) => item === criterion.id);
    const other = replaced.get(criterion.id);
    const value = other === undefined ? ratio(BigInt(score?.value ?? 0), 100n) : parseExact(other);
    return { criterion, value };
  });
  const total = sum(
    parts.map(({ criterion: { weight, max }, value }) =>
      multiply(value, ratio(BigInt(weight), BigInt(max))),
    ),
  );
  const use = sheetUseWords[row.use];
  const own = row.replaced;
  const point = policy.rounding.find(({ at }) => at === 'sheet');
  const rounding = point === undefined ? null : roundingStep(total, point);
  const panel =
    own === undefined
      ? null
      : {
          zh: `经专家组认定，部分分值以其他专家的平均分代替（本人原为 ${own.printed}）`,
          en: `by a decision of the panel some scores are the mean of the others (the expert’s own: ${own.printed})`,
        };
  return [
    whyStep('sheet', {
      ...named(row),
      text: {
        zh: [use.zh, ...(panel === null ? [] : [panel.zh])].join('；'),
        en: [use.en, ...(panel === null ? [] : [panel.en])].join('; '),
      },
      formula: `${parts.map(partText).join(' + ')} = ${plainNumber(total)}`,
      exact: exactText(total),
      result: rounding === null ? plainNumber(total) : null,
    }),
    ...(rounding === null
      ? []
      : [
          whyStep('sheet', {
            ...named(row),
            text: rounding.text,
            formula: rounding.formula,
            exact: exactText(total),
            result: rounding.printed,
          }),
        ]),
  ];
}

/** A score as it enters the sum: `24.5`, or weighed, `24.5 × 30 ÷ 40`. */
function partText({
  criterion: { weight, max },
  value,
}: {
  readonly criterion: Pick<Criterion, 'weight' | 'max'>;
  readonly value: Exact;
}): string {
  const score = plainNumber(value);
  return weight === max ? score : `${score} × ${weight / 100} ÷ ${max / 100}`;
}

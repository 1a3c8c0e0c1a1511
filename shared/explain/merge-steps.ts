import { aggregate } from '../merge/aggregate.ts';
import { compare, exactText, parseExact, plainNumber } from '../merge/exact.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import type { Rubric } from '../rubric.ts';
import { roundingStep } from './rounding-words.ts';
import { type WhyStep, whyStep } from './why-step.ts';

type Row = Standing['sheets'][number];

/** From the counted totals to the printed score: what a trim dropped, the mean or median, the
 * rounding; then each criterion's merged score. Nothing where there is no score. */
export function mergeSteps(
  lot: Pick<ResultContent['lots'][number], 'trimmed'>,
  standing: Standing,
  { policy, rubric }: { readonly policy: Policy; readonly rubric: Rubric },
): readonly WhyStep[] {
  const { exact, printed } = standing;
  if (exact === null || printed === null) return [];
  const used = standing.sheets.filter((row) => row.use === 'used' && row.exact !== null);
  const values = used.map((row) => parseExact(row.exact ?? '0'));
  const isMedian = policy.aggregator === 'median';
  const merged = aggregate(isMedian ? 'median' : 'mean', false, values);
  const official = parseExact(exact);
  const point = policy.rounding.find(({ at }) => at === 'application');
  const rounding = point === undefined ? null : roundingStep(official, point);
  return [
    ...trimSteps(lot, standing, policy),
    whyStep('merge', {
      text: isMedian
        ? {
            zh: `${values.length} 份计入的总分的中位数`,
            en: `the median of the ${values.length} totals that count`,
          }
        : {
            zh: `${values.length} 份计入的总分的平均`,
            en: `the mean of the ${values.length} totals that count`,
          },
      formula: `${isMedian ? medianText(used) : meanText(used)} = ${plainNumber(official)}`,
      exact,
      result: rounding === null ? printed : null,
    }),
    // A result of another program could be wrong: then its figures do not agree with its own sheets.
    ...(merged !== null && compare(merged, official) === 0 ? [] : [disagreement(exact)]),
    ...(rounding === null
      ? []
      : [
          whyStep('merge', {
            text: rounding.text,
            formula: rounding.formula,
            exact,
            result: rounding.printed,
          }),
        ]),
    ...undecidedSteps(standing),
    ...standing.criteria.map((entry) =>
      whyStep('criterion', {
        about: rubric.criteria.find(({ id }) => id === entry.item)?.title ?? {
          zh: entry.item,
          en: entry.item,
        },
        text: {
          zh: '同一批评分表上该指标的汇总',
          en: 'this criterion over the same sheets',
        },
        formula: plainNumber(parseExact(entry.exact)),
        exact: entry.exact,
        result: entry.printed,
      }),
    ),
  ];
}

// As each total is printed: that is its exact value, rounded or not, and what people read elsewhere.
const meanText = (rows: readonly Row[]) =>
  `(${rows.map(({ printed }) => printed).join(' + ')}) ÷ ${rows.length}`;
const medianText = (rows: readonly Row[]) =>
  `{${rows
    .toSorted((a, b) => compare(parseExact(a.exact ?? '0'), parseExact(b.exact ?? '0')))
    .map(({ printed }) => printed)
    .join(', ')}}`;

function trimSteps(
  { trimmed }: { readonly trimmed: boolean },
  standing: Standing,
  policy: Policy,
): readonly WhyStep[] {
  if (policy.aggregator !== 'trimmed-mean') return [];
  if (!trimmed)
    return [
      whyStep('merge', {
        text: {
          zh: `本评审单元内有项目的有效评分少于 ${policy.trim.minSheets} 份，全单元不去最高最低`,
          en: `somewhere in the lot fewer than ${policy.trim.minSheets} sheets are valid: nothing is dropped in it`,
        },
      }),
    ];
  return standing.sheets
    .filter(({ use }) => use === 'trimmed-high' || use === 'trimmed-low')
    .map((row) =>
      whyStep('merge', {
        about: { zh: row.name, en: row.name },
        kid: row.kid,
        sha256: row.sha256,
        text:
          row.use === 'trimmed-high'
            ? { zh: '去掉一个最高分', en: 'one highest is dropped' }
            : { zh: '去掉一个最低分', en: 'one lowest is dropped' },
        formula: row.printed ?? '',
        exact: row.exact,
      }),
    );
}

const disagreement = (exact: string): WhyStep =>
  whyStep('merge', {
    text: {
      zh: '注意：按所列评分表重算与结果所载不一致',
      en: 'mind: the sheets listed do not come to what the result states',
    },
    formula: `≠ ${exactText(parseExact(exact))}`,
  });

function undecidedSteps({ undecided }: Standing): readonly WhyStep[] {
  if (undecided === undefined) return [];
  return [
    whyStep('merge', {
      text: {
        zh: `不计专家组对异常分值的认定时：得分 ${undecided.printed ?? '—'}，名次 ${undecided.place ?? '—'}`,
        en: `without the panel’s decisions on scores: ${undecided.printed ?? '—'}, place ${undecided.place ?? '—'}`,
      },
      exact: undecided.exact,
      result: undecided.printed,
    }),
  ];
}

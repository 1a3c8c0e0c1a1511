import { aggregatorWords } from '../../shared/merge/bare/bare-flags.ts';
import type {
  BareCriterionResult,
  BareDropped,
  BareResult,
  BareSheetResult,
  BareStanding,
  BareState,
} from '../../shared/merge/bare/bare-result.ts';
import type { Step } from '../../shared/merge/bare/step.ts';
import type { TableStatistics } from '../../shared/merge/bare/table-statistics.ts';
import { flagWords, lotStateWords } from '../../shared/result-words.ts';
import type { Bilingual } from '../../shared/rubric.ts';

type Say = (text: Bilingual) => string;

const moreFlagWords: Readonly<Record<string, Bilingual>> = {
  tie: { zh: '并列', en: 'tie' },
  'incomplete-sheet': { zh: '评分不完整', en: 'incomplete sheet' },
  'printed-and-exact-differ': { zh: '修约影响名次', en: 'rounding moves a place' },
};

const useWords: Readonly<Record<BareSheetResult['use'], Bilingual>> = {
  used: { zh: '计入', en: 'counted' },
  'dropped-high': { zh: '去掉的最高分', en: 'dropped as highest' },
  'dropped-low': { zh: '去掉的最低分', en: 'dropped as lowest' },
  shared: { zh: '与相同分值分担去掉的一份', en: 'shares a drop with equal values' },
  absent: { zh: '缺席', en: 'absent' },
  incomplete: { zh: '不完整，不计入', en: 'incomplete, left out' },
};

const pointWords: Readonly<Record<Step['at'], Bilingual>> = {
  sheet: { zh: '专家总分', en: 'sheet' },
  panel: { zh: '指标合并', en: 'panel' },
  component: { zh: '乘系数', en: 'component' },
  total: { zh: '总分', en: 'total' },
};

/** A merged table for people. `steps`: with the way to every figure. */
export function resultLines(
  { title, lots, flags }: BareResult,
  { say, steps }: { readonly say: Say; readonly steps: boolean },
): readonly string[] {
  return [
    ...(title === '' ? [] : [title]),
    ...lots.flatMap(({ lot, state, standings }) => [
      `${lot} [${say(lotStateWords[state satisfies BareState])}]`,
      ...standings.flatMap((standing) => [
        `  ${standingLine(standing, say)}`,
        ...(steps ? stepLines(standing, say).map((line) => `      ${line}`) : []),
      ]),
    ]),
    ...flags.map(({ kind, lot, application, expert, criterion, note }) => {
      const words = flagWords[kind] ?? moreFlagWords[kind] ?? { zh: kind, en: kind };
      const where = [lot, application, expert, criterion].filter((part) => part !== null);
      return `! ${say(words)} ${where.join(' / ')} ${say(note)}`;
    }),
  ];
}

function standingLine({ place, application, printed, selected, vote }: BareStanding, say: Say) {
  const outcome =
    vote === null
      ? ''
      : say(vote.passed ? { zh: ' 通过', en: ' passed' } : { zh: ' 未通过', en: ' not passed' }) +
        ` ${vote.yes}/${vote.denominator}`;
  return `${place ?? '—'} ${application} ${printed ?? '—'}${outcome}${selected ? ' ★' : ''}`;
}

function stepLines(standing: BareStanding, say: Say): readonly string[] {
  const { criteria, dropped, sheets, steps, vote } = standing;
  return [
    ...sheets.map((sheet) => sheetLine(sheet, say)),
    ...criteria.flatMap((criterion) =>
      criterion.values.length === 0 ? [] : criterionLines(criterion, say),
    ),
    ...droppedLines(sheets.length > 0 ? dropped : { high: [], low: [] }, say),
    ...steps.map((step) => stepText(step, say)),
    ...(vote === null ? [] : [vote.counts.map((one) => `${one.choice} ${one.count}`).join(', ')]),
  ];
}

const sheetLine = ({ expert, use, weight, steps, scores }: BareSheetResult, say: Say) =>
  [
    `${expert}: ${scores.map(({ criterion, value }) => `${criterion} ${value ?? '—'}`).join(', ')}`,
    ...steps.map((step) => stepText(step, say)),
    `${say(useWords[use])}${use === 'shared' ? ` × ${weight}` : ''}`,
  ].join('; ');

function criterionLines(criterion: BareCriterionResult, say: Say): readonly string[] {
  const { aggregator, factor, values, steps, dropped } = criterion;
  const given = values.map(({ expert, value }) => `${expert} ${value ?? '—'}`);
  return [
    `${criterion.criterion} [${say(aggregatorWords[aggregator])}, × ${factor}]: ${given.join(', ')}`,
    ...droppedLines(dropped, say),
    ...steps.map((step) => `  ${stepText(step, say)}`),
  ];
}

function droppedLines({ high, low }: BareDropped, say: Say): readonly string[] {
  if (high.length + low.length === 0) return [];
  const words = say({ zh: '去掉最高 / 最低', en: 'dropped high / low' });
  return [`  ${words}: ${high.join(', ') || '—'} / ${low.join(', ') || '—'}`];
}

function stepText({ at, exact, rounding, printed }: Step, say: Say): string {
  const name = say(pointWords[at]);
  if (rounding === null) return `${name} ${printed}`;
  return `${name} ${exact} → ${printed} (${rounding.mode}, ${rounding.places})`;
}

type Resampled = TableStatistics & { readonly seed: number; readonly resamples: number };

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '—' : value.toFixed(3);

/** Statistics for people: numbers beside their method and what real panels reach, no verdict. */
export function statisticsLines(statistics: Resampled, say: Say): readonly string[] {
  const { agreement, bias, lots, methods, realWorldBands, votes, seed, resamples } = statistics;
  const total = say({ zh: '总分', en: 'totals' });
  return [
    say({
      zh: '统计（仅供参考，不影响名次）',
      en: 'Statistics (advisory; no place rests on them)',
    }),
    `  ${say(methods.alpha)}`,
    `  ${say(methods.icc)}`,
    ...agreement.map(
      ({ criterion, alpha, icc, oneWayIcc, values }) =>
        `    ${criterion ?? total} (${values}): α ${Object.entries(alpha)
          .map(([level, value]) => `${level} ${shown(value)}`)
          .join(', ')}; ICC(1,1) ${shown(oneWayIcc)}, ICC(2,1) ${shown(icc?.icc21)}`,
    ),
    ...realWorldBands.map(
      (band) => `    ${say(band)}: α interval ${band.alphaInterval}, ICC ${band.oneWayIcc ?? '—'}`,
    ),
    ...(votes === null
      ? []
      : [
          `  ${say(methods.votes)}`,
          `    κ ${shown(votes.fleissKappa)}, Conger ${shown(votes.congerKappa)}, α ${shown(votes.alphaNominal)}`,
        ]),
    `  ${say(methods.outliers)}`,
    ...agreement.flatMap(({ criterion, outliers }) =>
      outliers.flagged.map(
        (one) =>
          `    ${one.lot ?? ''} / ${one.application ?? ''} / ${one.expert} ${criterion ?? total}: ${one.value} (${say(
            { zh: '其他专家中位数', en: 'median of others' },
          )} ${one.medianOfOthers})`,
      ),
    ),
    `  ${say(methods.bias)}`,
    ...bias.flatMap(({ component, experts }) =>
      experts.map(({ expert, bias: own }) => `    #${component} ${expert} ${shown(own)}`),
    ),
    `  ${say(methods.bootstrap)} (seed ${seed}, B ${resamples})`,
    `  ${say(methods.kendallW)}`,
    `  ${say(methods.borda)}`,
    `  ${say(methods.leaveOneOut)}`,
    ...lots.flatMap(({ lot, kendallW, applications, decisiveExperts }) => [
      `    ${lot}: W ${shown(kendallW?.corrected)}`,
      ...applications.map(
        ({ application, pFirst, borda, placeInterval: places, firm }) =>
          `      ${application}: P(${say({ zh: '第一', en: 'first' })}) ${shown(pFirst)}${
            firm === true ? ' ●' : ''
          }, ${places === null ? '—' : `${places.best}–${places.worst}`}, Borda ${shown(borda)}`,
      ),
      ...decisiveExperts.map(
        ({ expert, firstWithout }) => `      − ${expert}: ${firstWithout.join(', ')}`,
      ),
    ]),
  ];
}

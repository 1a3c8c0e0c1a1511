import type { Cell } from 'write-excel-file/node';
import type { RoundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import {
  whyNoAlpha,
  whyNoIcc,
  whyNoKappa,
  whyNoKendall,
} from '../../shared/merge/statistics/undefined-words.ts';
import { wayWords } from '../../shared/merge/statistics/way-words.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';
import { headingCell, type Sheet, textCell } from './spreadsheet.ts';
import { statisticCell } from './table-sheet.ts';

/** Agreement and robustness on a sheet of their own, marked advisory: by method, then by figure, each
 * with the reason where it is undefined and what real panels reach beside it. */
export function statisticsSheet(statistics: RoundStatistics, rubric: Rubric): Sheet {
  return {
    name: '一致性与稳健性',
    columnWidths: [30, 24, 14, 60],
    frozenRows: 2,
    rows: [
      [
        textCell('仅供参考：以下统计不影响任何得分、名次或结论。', {
          fontWeight: 'bold',
          columnSpan: 4,
        }),
      ],
      ['统计量', '对象', '数值', '方法或说明'].map((title) => headingCell(title)),
      ...agreementRows(statistics, rubric),
      ...voteRows(statistics),
      ...bandRows(statistics),
      ...lotRows(statistics),
      ...expertRows(statistics),
    ],
  };
}

type Line = readonly Cell[];

function line(name: string, about: string, value: number | null, note: string): Line {
  return [textCell(name), textCell(about), statisticCell(value, '无定义'), textCell(note)];
}

const orMethod = (reason: Bilingual | null, method: Bilingual): string => (reason ?? method).zh;
const alphaLevels = { nominal: '名义', ordinal: '顺序', interval: '等距', ratio: '等比' };

function agreementRows({ agreement, methods }: RoundStatistics, rubric: Rubric): readonly Line[] {
  return agreement.flatMap((one) => {
    const title =
      one.criterion === null
        ? '总分'
        : (rubric.criteria.find(({ id }) => id === one.criterion)?.title.zh ?? one.criterion);
    const noAlpha = whyNoAlpha(one);
    const noIcc = whyNoIcc(one);
    const icc = one.icc ?? {};
    return [
      ...Object.entries(alphaLevels).map(([level, word]) =>
        line(
          `Krippendorff α（${word}）`,
          title,
          one.alpha[level] ?? null,
          orMethod(noAlpha, methods.alpha),
        ),
      ),
      line('ICC(1,1) 单因素', title, one.oneWayIcc, methods.icc.zh),
      ...(noIcc === null
        ? ['icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'].map((name) =>
            line(iccNames[name] ?? name, title, icc[name] ?? null, methods.icc.zh),
          )
        : [line('ICC(2,1)、ICC(3,1) 等', title, null, noIcc.zh)]),
    ];
  });
}

const iccNames: Readonly<Record<string, string>> = {
  icc21: 'ICC(2,1)',
  icc31: 'ICC(3,1)',
  icc1k: 'ICC(1,k)',
  icc2k: 'ICC(2,k)',
  icc3k: 'ICC(3,k)',
};

function voteRows({ votes, methods }: RoundStatistics): readonly Line[] {
  if (votes === null) return [];
  const reason = whyNoKappa(votes);
  return [
    line('Fleiss κ', '表决或推荐意见', votes.fleissKappa, orMethod(reason, methods.votes)),
    line('Conger κ', '表决或推荐意见', votes.congerKappa, methods.votes.zh),
    line('Krippendorff α（名义）', '表决或推荐意见', votes.alphaNominal, methods.votes.zh),
  ];
}

function bandRows({ realWorldBands }: RoundStatistics): readonly Line[] {
  const note = '实际评审达到的水平，供对照，不是合格线。';
  return realWorldBands.flatMap((band) => [
    line('对照：α（等距）', band.zh, band.alphaInterval, note),
    line('对照：单因素 ICC', band.zh, band.oneWayIcc, note),
  ]);
}

function lotRows({ lots, methods, seed, resamples }: RoundStatistics): readonly Line[] {
  const drawn = `${methods.bootstrap.zh}；种子 ${seed}，重抽 ${resamples} 次`;
  return lots.flatMap((lot) => [
    line(
      'Kendall W（并列校正）',
      lot.lot,
      lot.kendallW?.corrected ?? null,
      orMethod(whyNoKendall(lot), methods.kendallW),
    ),
    ...lot.applications.flatMap(({ application, pFirst, placeInterval, borda }) => [
      line(
        'P(第一)',
        `${lot.lot} · ${application}`,
        pFirst,
        placeInterval === null
          ? drawn
          : `名次区间 ${placeInterval.best}–${placeInterval.worst}；${drawn}`,
      ),
      line('Borda', `${lot.lot} · ${application}`, borda, methods.borda.zh),
    ]),
    ...lot.firstBy.map(
      ({ way, first }): Line => [
        textCell(`居首：${wayWords[way].zh}`),
        textCell(lot.lot),
        textCell(first.length === 0 ? '—' : first.join('、'), { align: 'right' }),
        textCell(lot.agreed ? '各法一致' : '结果不稳健：各法所指不同'),
      ],
    ),
  ]);
}

function expertRows({ experts, lots, methods }: RoundStatistics): readonly Line[] {
  const names = new Map(experts.map(({ kid, name }) => [kid, name]));
  return [
    ...experts.flatMap(({ name, bias, component }) =>
      component === null
        ? []
        : [line('宽严偏差（分）', `${name}（分组 ${component}）`, bias, methods.bias.zh)],
    ),
    ...lots.flatMap(({ lot, decisiveExperts }) =>
      decisiveExperts.map(
        ({ expert, firstWithout }): Line => [
          textCell('去掉一位专家后居首者改变'),
          textCell(`${lot} · ${names.get(expert) ?? expert}`),
          textCell(firstWithout.join('、'), { align: 'right' }),
          textCell(methods.leaveOneOut.zh),
        ],
      ),
    ),
  ];
}

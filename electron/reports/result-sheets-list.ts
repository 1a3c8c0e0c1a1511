import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent, Standing } from '../../shared/objects/result.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';
import { lotStateWords } from '../../shared/result-words.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { choiceTitle } from '../../shared/vote-words.ts';
import { decidedColumns } from './result-decided-columns.ts';
import { validSheets } from './result-experts.ts';
import type { Sheet } from './spreadsheet.ts';
import { type Column, columnsOf, tableSheet } from './table-sheet.ts';

/** One application with the lot that it competes in. */
export type Listed = { readonly lot: ResultContent['lots'][number]; readonly standing: Standing };

export const listedColumn = columnsOf<Listed>();

/** Every application, by lot and place. */
export const listed = ({ lots }: ResultContent): readonly Listed[] =>
  lots.flatMap((lot) => lot.standings.map((standing) => ({ lot, standing })));

/** What names an application on every sheet. */
export const naming: readonly Column<Listed>[] = [
  listedColumn.words('评审单元', 12, ({ lot }) => lot.lot),
  listedColumn.words('项目编号', 12, ({ standing }) => standing.app),
  listedColumn.words('项目名称', 34, ({ standing }) => standing.title),
];

/** What the result says of an application, whatever the kind of the review; its place stands in a
 * column of its own. */
export function outcomeOf({ lot, standing }: Listed, content: ResultContent, form: Form): string {
  const outcome = { ...resultOutcome(lot, standing, content.policy), place: null };
  return outcomeWords(outcome, content.policy, form.rubric).zh;
}

/** The list: everything that the result says of each application, by lot and place. */
export function standingsSheet(content: ResultContent, form: Form): Sheet {
  const { policy } = content;
  const { rubric } = form;
  const isScored = showsTotal({ policy, rubric });
  return tableSheet(
    '评审结果',
    [
      listedColumn.words('评审单元', 12, ({ lot }) => lot.lot),
      listedColumn.words('名称', 24, ({ lot }) => lot.title),
      listedColumn.words('状态', 14, ({ lot }) => lotStateWords[lot.state].zh),
      ...(isScored ? [listedColumn.counts('名次', 7, ({ standing }) => standing.place)] : []),
      listedColumn.words('项目编号', 12, ({ standing }) => standing.app),
      listedColumn.words('项目名称', 34, ({ standing }) => standing.title),
      listedColumn.words('申报单位', 26, ({ standing }) => standing.unit),
      ...(isScored ? [listedColumn.figures('得分', 10, ({ standing }) => standing.printed)] : []),
      listedColumn.words('结论', 18, (row) => outcomeOf(row, content, form)),
      ...(policy.selectPerLot === null && policy.line === undefined
        ? []
        : [listedColumn.words('入选', 7, ({ standing }) => (standing.selected ? '是' : '否'))]),
      listedColumn.counts('有效评分', 9, ({ standing }) => validSheets(standing)),
      listedColumn.counts('应评', 7, ({ standing }) => standing.sheets.length),
      ...(isScored
        ? [listedColumn.words('精确得分', 16, ({ standing }) => standing.exact ?? '—')]
        : []),
      ...decidedColumns(content, form),
    ],
    listed(content),
  );
}

/** Each criterion's merged score of each application. Null where the form has no criteria or a vote
 * decides: figures beside it would look like a second decision. */
export function mergedCriteriaSheet(content: ResultContent, form: Form): Sheet | null {
  const { criteria } = form.rubric;
  if (!showsTotal({ policy: content.policy, rubric: form.rubric })) return null;
  return tableSheet(
    '指标汇总',
    [
      ...naming,
      ...criteria.map(({ id, title, max }) =>
        listedColumn.figures(
          `${title.zh}（${max / 100}）`,
          12,
          ({ standing }) => standing.criteria.find(({ item }) => item === id)?.printed ?? null,
        ),
      ),
      listedColumn.figures('得分', 10, ({ standing }) => standing.printed),
      ...(content.policy.grades === undefined
        ? []
        : [
            listedColumn.words(
              '等级',
              10,
              ({ standing }) =>
                content.policy.grades?.bands.find(({ id }) => id === standing.grade)?.title.zh ??
                '—',
            ),
          ]),
    ],
    listed(content),
    3,
  );
}

/** How many of the counted sheets chose what: votes where the rule decides by them, recommendations
 * otherwise. Null where the form asks for no decision. */
export function votesSheet(content: ResultContent, form: Form): Sheet | null {
  const { decision } = form.rubric;
  if (decision.kind === 'none' || decision.choices.length === 0) return null;
  const { vote } = content.policy;
  const chose = ({ standing }: Listed, choice: string): number =>
    vote === null
      ? standing.sheets.filter(
          ({ use, exact, decision: own }) => own === choice && (use === 'used' || exact !== null),
        ).length
      : (standing.votes?.counts.find((one) => one.choice === choice)?.count ?? 0);
  return tableSheet(
    '表决',
    [
      ...naming,
      ...decision.choices.map(({ id }) =>
        listedColumn.counts(choiceTitle(form.rubric, id).zh, 12, (row) => chose(row, id)),
      ),
      ...(vote === null
        ? []
        : [
            listedColumn.counts('基数', 8, ({ standing }) => standing.votes?.denominator ?? null),
            listedColumn.words('结论', 20, (row) => outcomeOf(row, content, form)),
          ]),
    ],
    listed(content),
    3,
  );
}

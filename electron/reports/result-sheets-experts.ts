import type { Cell } from 'write-excel-file/node';
import { scoreTitle } from '../../shared/decided-words.ts';
import { parseExact, plainNumber } from '../../shared/merge/exact.ts';
import type { ExpertFigures } from '../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { sheetUseWords } from '../../shared/result-words.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { choiceTitle } from '../../shared/vote-words.ts';
import { expertsOf, rowOf, type SheetRow } from './result-experts.ts';
import { type Listed, listed, listedColumn, naming } from './result-sheets-list.ts';
import { numberCell, type Sheet, textCell } from './spreadsheet.ts';
import { columnsOf, figureCell, tableSheet } from './table-sheet.ts';

/** Applications down, experts across: totals, or what was voted. */
export function matrixSheet(content: ResultContent, form: Form): Sheet {
  const isScored = showsTotal({ policy: content.policy, rubric: form.rubric });
  return tableSheet(
    '专家×项目',
    [
      ...naming,
      ...expertsOf(content).map((expert) => ({
        title: expert.name,
        width: 13,
        isNumber: true,
        cell: ({ standing }: Listed) => matrixCell(rowOf(standing, expert), form),
      })),
      ...(isScored ? [listedColumn.figures('得分', 10, ({ standing }) => standing.printed)] : []),
    ],
    listed(content),
    3,
  );
}

function matrixCell(row: SheetRow | undefined, { rubric }: Form): Cell {
  const word = (text: string) => textCell(text, { align: 'right' });
  if (row === undefined) return textCell('');
  if (row.printed !== null)
    return numberCell(row.printed, row.use === 'used' ? {} : { fontStyle: 'italic' });
  if (row.use === 'used' && row.decision !== null)
    return word(choiceTitle(rubric, row.decision).zh);
  return word(sheetUseWords[row.use].zh);
}

type SheetLine = Listed & { readonly row: SheetRow };
const sheetColumn = columnsOf<SheetLine>();

/** Every sheet with every score as it was signed, its use, its reason and its digest. */
export function everySheet(content: ResultContent, form: Form): Sheet {
  const { criteria, decision, targets } = form.rubric;
  const isScored = showsTotal({ policy: content.policy, rubric: form.rubric });
  const rows = listed(content).flatMap(({ lot, standing }) =>
    standing.sheets.map((row): SheetLine => ({ lot, standing, row })),
  );
  const isReplaced = rows.some(({ row }) => row.replaced !== undefined);
  const asksVetoes = criteria.some(({ veto }) => veto !== undefined);
  return tableSheet(
    '分项得分',
    [
      sheetColumn.words('评审单元', 12, ({ lot }) => lot.lot),
      sheetColumn.words('项目编号', 12, ({ standing }) => standing.app),
      sheetColumn.words('专家', 14, ({ row }) => row.name),
      sheetColumn.counts('修订', 6, ({ row }) => (row.rev === 0 ? null : row.rev)),
      sheetColumn.words('使用情况', 16, ({ row }) => sheetUseWords[row.use].zh),
      ...criteria.map(({ id, title, max }) =>
        sheetColumn.figures(`${title.zh}（${max / 100}）`, 12, ({ row }) => {
          const score = row.scores.find(({ item }) => item === id);
          return score === undefined ? null : String(score.value / 100);
        }),
      ),
      ...(isScored
        ? [sheetColumn.figures(isReplaced ? '计入的总分' : '总分', 10, ({ row }) => row.printed)]
        : []),
      ...(isReplaced
        ? [
            sheetColumn.figures(
              '签署的总分',
              10,
              ({ row }) => row.replaced?.printed ?? row.printed,
            ),
            sheetColumn.words('专家组认定', 34, ({ row }) => replacedText(row, form)),
          ]
        : []),
      ...(decision.kind === 'none'
        ? []
        : [
            sheetColumn.words(decision.title.zh, 16, ({ row }) =>
              row.decision === null ? '' : choiceTitle(form.rubric, row.decision).zh,
            ),
            sheetColumn.words('理由', 30, ({ row }) => row.decision_reason ?? ''),
          ]),
      ...(asksVetoes
        ? [sheetColumn.words('勾选的否决项', 30, ({ row }) => vetoesText(row, form))]
        : []),
      ...(targets === undefined
        ? []
        : [sheetColumn.words(targets.title.zh, 30, ({ row }) => targetsText(row, form))]),
      sheetColumn.words('说明', 26, ({ row }) => row.reason),
      sheetColumn.words('评分表 SHA-256', 34, ({ row }) => row.sha256 ?? ''),
    ],
    rows,
    3,
  );
}

/** Which scores the mean of the others took the place of, what it is, and by which decisions. */
function replacedText({ replaced }: SheetRow, { rubric }: Form): string {
  if (replaced === undefined) return '';
  const scores = replaced.scores.map(
    ({ item, exact }) => `${scoreTitle(rubric, item).zh} ${plainNumber(parseExact(exact))}`,
  );
  return `以其余专家平均分代替：${scores.join('，')}\n认定 ${replaced.decisions.join('\n')}`;
}

function vetoesText({ vetoes = [] }: SheetRow, { rubric }: Form): string {
  const title = (item: string) =>
    rubric.criteria.find(({ id }) => id === item)?.veto?.title.zh ?? item;
  return vetoes.map(({ item, reason }) => `${title(item)}：${reason}`).join('\n');
}

function targetsText({ targets = [] }: SheetRow, { rubric }: Form): string {
  const word = (judgement: string) =>
    rubric.targets?.judgements.find(({ id }) => id === judgement)?.title.zh ?? judgement;
  return targets.map(({ target, judgement }) => `${target}：${word(judgement)}`).join('\n');
}

const expertColumn = columnsOf<ExpertFigures>();

/** One line an expert: how much was judged and, where totals are shown, how it compares. Advisory. */
export function expertsSheet(experts: readonly ExpertFigures[], isScored: boolean): Sheet {
  return tableSheet(
    '专家',
    [
      expertColumn.words('编号', 14, ({ expert }) => expert),
      expertColumn.words('专家', 16, ({ name }) => name),
      expertColumn.counts('应评', 8, ({ assigned }) => assigned),
      ...(isScored
        ? [
            expertColumn.counts('计入', 8, ({ scored }) => scored),
            expertColumn.statistics('平均分（参考）', 12, ({ mean }) => mean),
            expertColumn.statistics('标准差（参考）', 12, ({ sd }) => sd),
            expertColumn.statistics('宽严偏差（分，参考）', 14, ({ bias }) => bias),
            {
              title: '可比分组',
              width: 9,
              isNumber: true,
              cell: ({ component }: ExpertFigures) =>
                figureCell(component === null ? null : String(component)),
            },
          ]
        : []),
    ],
    experts,
  );
}

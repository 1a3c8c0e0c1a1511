import type { Bilingual } from '../../rubric.ts';

const words = {
  'column-missing': { zh: '缺少列“{shown}”', en: 'the column {shown} is missing' },
  'column-unknown': {
    zh: '规则用不到的列“{shown}”，请删去或改名',
    en: 'the rule has no use for the column {shown}; remove or rename it',
  },
  'column-twice': { zh: '列“{shown}”出现两次', en: 'the column {shown} appears twice' },
  cells: {
    zh: '单元格个数与表头不符（{shown}）',
    en: 'the number of cells differs from the header ({shown})',
  },
  'not-csv': { zh: '无法按 CSV 读取：{shown}', en: 'cannot be read as CSV: {shown}' },
  'not-json': { zh: '不是 JSON 行列表：{shown}', en: 'is no JSON list of rows: {shown}' },
  'not-an-object': {
    zh: '每一行应是一个对象，值为文字或数',
    en: 'each row is an object whose members are text or numbers',
  },
  blank: { zh: '为空', en: 'is empty' },
  'bad-text': {
    zh: '“{shown}”含控制字符或过长',
    en: '“{shown}” holds control characters or is too long',
  },
  'unknown-criterion': { zh: '规则中没有指标“{shown}”', en: 'the rule has no criterion {shown}' },
  'not-a-number': {
    zh: '“{shown}”不是数；若表示未评分，请在规则的 absent 中写明',
    en: '“{shown}” is no number; if it means absent, the rule has to say so under absent',
  },
  'below-min': { zh: '{shown} 低于最低分', en: '{shown} is below the minimum' },
  'above-max': { zh: '{shown} 高于最高分', en: '{shown} is above the maximum' },
  'off-step': { zh: '{shown} 不在规定的分档上', en: '{shown} is not on a step' },
  duplicate: {
    zh: '同一专家对同一申报重复给出，首次在第 {shown} 行',
    en: 'given twice by one expert for one application; first in row {shown}',
  },
  both: { zh: '一行只能是评分或投票之一', en: 'a row is a score or a vote, not both' },
  'unknown-choice': { zh: '规则中没有选项“{shown}”', en: 'the rule has no choice {shown}' },
  'incomplete-sheet': {
    zh: '该专家对该申报未评满全部指标，缺：{shown}',
    en: 'this expert did not score every criterion of this application; missing: {shown}',
  },
  'panel-too-small': {
    zh: '{shown} 的专家多于规则写明的组员数',
    en: '{shown} has more experts than the panel size of the rule',
  },
  'no-rows': { zh: '表中没有数据', en: 'the table has no rows' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type TableProblemKind = keyof typeof words;

/** One thing wrong with a table. `row` as people count it; null: the table as a whole. */
export type TableProblem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly kind: TableProblemKind;
  /** What stood there, or what the sentence names. */
  readonly shown: string;
};

export const tableProblem = (
  row: number | null,
  column: string | null,
  kind: TableProblemKind,
  shown: string,
): TableProblem => ({ row, column, kind, shown: shown.slice(0, 200) });

/** A problem as one line. */
export function tableProblemLine(problem: TableProblem, language: keyof Bilingual): string {
  const { row, column, kind, shown } = problem;
  const sentence = words[kind][language].replaceAll('{shown}', () => shown);
  const place =
    language === 'zh'
      ? [row === null ? '' : `第 ${row} 行`, column === null ? '' : `${column} 列`]
      : [row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`];
  const where = place.filter((part) => part !== '').join(language === 'zh' ? ' ' : ', ');
  return `${where === '' ? '' : `${where}: `}${kind}: ${sentence}`;
}

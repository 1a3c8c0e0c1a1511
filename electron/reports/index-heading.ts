import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** What a table's heading is held against. */
export type WantedColumn = { readonly title: Bilingual; readonly required: boolean };
export type PlacedColumn<Column> = Column & {
  /** As spreadsheets name it. */
  readonly letter: string;
  /** Counted from 0. */
  readonly position: number;
};

/** 1 → A, 27 → AA, as spreadsheets name columns. */
export function columnLetter(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((position - 1) % 26));
}

const plainHeading = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase();

const isCalled = ({ title }: WantedColumn, text: string): boolean =>
  [title.zh, title.en].some((name) => plainHeading(name) === plainHeading(text));

export type Heading<Column> = {
  readonly columns: readonly PlacedColumn<Column>[];
  readonly problems: readonly IndexProblem[];
};

/** Finds every wanted column in a heading, in any order, by its Chinese or English title.
 * @param row of the heading, as the spreadsheet numbers it; 0 where the table is empty */
export function readHeading<Column extends WantedColumn>(
  heading: readonly string[],
  row: number,
  wanted: readonly Column[],
): Heading<Column> {
  const problems: IndexProblem[] = [];
  const add = (column: string | null, zh: string, en: string) =>
    problems.push({ row: row > 0 ? row : null, column, message: { zh, en } });
  const found = new Map<Column, PlacedColumn<Column>>();
  for (const [position, text] of heading.entries()) {
    if (text === '') continue;
    const letter = columnLetter(position + 1);
    const match = wanted.find((column) => isCalled(column, text));
    if (match === undefined) add(letter, `不认识的列“${text}”`, `Unknown column “${text}”`);
    else if (found.has(match)) add(letter, `列“${text}”重复`, `Column “${text}” appears twice`);
    else found.set(match, { ...match, letter, position });
  }
  for (const { title, required } of wanted.filter((column) => !found.has(column))) {
    if (required) add(null, `缺少列“${title.zh}”`, `Column “${title.en}” is missing`);
  }
  return { columns: [...found.values()], problems };
}

/** What is wrong with a cell whatever it should hold: a required one is empty, a formula failed. */
export function cellProblems<Column extends WantedColumn>(
  cells: readonly string[],
  row: number,
  columns: readonly PlacedColumn<Column>[],
): readonly IndexProblem[] {
  return columns.flatMap(({ title, required, letter, position }) => {
    const value = cells[position] ?? '';
    const problem = (zh: string, en: string) => [{ row, column: letter, message: { zh, en } }];
    if (value === '' && required) return problem(`“${title.zh}”必填`, `“${title.en}” is required`);
    if (/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(value))
      return problem(`公式出错：${value}`, `The formula failed: ${value}`);
    return [];
  });
}

/** Whether a heading names one of the columns. */
export const namesColumn = (heading: readonly string[], column: WantedColumn): boolean =>
  heading.some((text) => text !== '' && isCalled(column, text));

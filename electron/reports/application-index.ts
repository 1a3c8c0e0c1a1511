import type { z } from 'zod';
import { type Fact, Party } from '../../shared/objects/bundle.ts';
import { idPattern } from '../../shared/objects/common.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { Review } from '../../shared/programme.ts';
import { factLabel, hasLots, type IndexColumn, indexColumns } from './index-columns.ts';
import { readTable } from './index-table.ts';
import { expectedOf, fileNameFault, readFact, splitList } from './index-values.ts';

/** One application as the index states it. File names are relative to the folder of PDFs, with `/`. */
export type IndexedApplication = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly party: Party;
  readonly facts: readonly z.infer<typeof Fact>[];
  readonly documents: readonly {
    readonly fileName: string;
    readonly title: string;
    readonly kind: 'main' | 'attachment';
  }[];
};

export type ApplicationIndex = {
  /** In the order of the file; only to be used where there is no problem. */
  readonly applications: readonly IndexedApplication[];
  /** Every problem of the file at once, by row. */
  readonly problems: readonly IndexProblem[];
};

/** The lot of a review that has none. */
export const wholeRoundLot = 'ALL';

const maxApplications = 20_000;
const listSeparator = /[;；\n]/;
const nameSeparator = /[;；、,，\n]/;

type Column = IndexColumn & { readonly letter: string; readonly position: number };
type Cell = { readonly text: string; readonly column: Column };

/** Reads an application index (xlsx or csv) against the columns of a review.
 * @throws Refusal `index-unreadable` where the file is no table at all. */
export async function readApplicationIndex(
  bytes: Uint8Array,
  review: Review,
): Promise<ApplicationIndex> {
  const table = await readTable(bytes);
  const headingRow = table.findIndex((row) => row.some((cell) => cell !== ''));
  const heading = table[headingRow] ?? [];
  const problems: IndexProblem[] = [];
  const columns = matchColumns(heading, headingRow + 1, review, problems);
  const applications: IndexedApplication[] = [];
  if (problems.length === 0) {
    const reader = new RowReader(review, columns, problems);
    for (const [index, row] of table.entries()) {
      if (index <= headingRow || row.every((cell) => cell === '')) continue;
      applications.push(reader.read(row, index + 1));
    }
    if (applications.length === 0) {
      problems.push(problem(null, null, '清单中没有申报项目', 'The index lists no application'));
    }
    if (applications.length > maxApplications) {
      problems.push(
        problem(null, null, `申报项目超过 ${maxApplications} 个`, `More than ${maxApplications}`),
      );
    }
  }
  return { applications, problems };
}

function problem(row: number | null, column: string | null, zh: string, en: string): IndexProblem {
  return { row, column, message: { zh, en } };
}

/** 1 → A, 27 → AA, as spreadsheets name columns. */
export function columnLetter(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + ((position - 1) % 26));
}

const plainHeading = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase();

function matchColumns(
  heading: readonly string[],
  row: number,
  review: Review,
  problems: IndexProblem[],
): readonly Column[] {
  const wanted = indexColumns(review);
  const found = new Map<IndexColumn, Column>();
  for (const [index, text] of heading.entries()) {
    if (text === '') continue;
    const letter = columnLetter(index + 1);
    const match = wanted.find(({ title }) =>
      [title.zh, title.en].some((name) => plainHeading(name) === plainHeading(text)),
    );
    if (match === undefined) {
      problems.push(problem(row, letter, `不认识的列“${text}”`, `Unknown column “${text}”`));
    } else if (found.has(match)) {
      problems.push(problem(row, letter, `列“${text}”重复`, `Column “${text}” appears twice`));
    } else {
      found.set(match, { ...match, letter, position: index });
    }
  }
  for (const { title, required } of wanted.filter((column) => !found.has(column))) {
    if (required)
      problems.push(
        problem(
          row > 0 ? row : null,
          null,
          `缺少列“${title.zh}”`,
          `Column “${title.en}” is missing`,
        ),
      );
  }
  return [...found.values()];
}

/** Reads rows one by one and remembers what must not repeat or disagree between them. */
class RowReader {
  readonly #review: Review;
  readonly #columns: readonly Column[];
  readonly #problems: IndexProblem[];
  readonly #rowOfApp = new Map<string, number>();
  readonly #lots = new Map<string, { readonly title: string; readonly row: number }>();

  constructor(review: Review, columns: readonly Column[], problems: IndexProblem[]) {
    this.#review = review;
    this.#columns = columns;
    this.#problems = problems;
  }

  read(cells: readonly string[], row: number): IndexedApplication {
    const cell = (key: IndexColumn['key']): Cell | undefined => {
      const column = this.#columns.find((candidate) => candidate.key === key);
      return column && { text: cells[column.position] ?? '', column };
    };
    const text = (key: IndexColumn['key']) => cell(key)?.text ?? '';
    for (const column of this.#columns) {
      const value = cells[column.position] ?? '';
      if (value === '' && column.required)
        this.#add(row, column, `“${column.title.zh}”必填`, `“${column.title.en}” is required`);
      if (/^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(value))
        this.#add(row, column, `公式出错：${value}`, `The formula failed: ${value}`);
    }
    const app = this.#id(cell('app'), row);
    this.#checkUnique(app, row);
    return {
      app,
      ...this.#lot(cell('lot'), cell('lotTitle'), row),
      party: this.#party(row, {
        title: text('title'),
        unit: text('unit'),
        leader: text('leader'),
        members: splitList(text('members'), nameSeparator),
        partners: splitList(text('partners'), listSeparator),
        demand_side: text('demandSide'),
      }),
      documents: this.#documents(cell('main'), cell('attachments'), row),
      facts: this.#facts(cells, row),
    };
  }

  #add(row: number, column: Column | undefined, zh: string, en: string): void {
    this.#problems.push(problem(row, column?.letter ?? null, zh, en));
  }

  #id(cell: Cell | undefined, row: number): string {
    const id = (cell?.text ?? '').normalize('NFKC').toUpperCase();
    if (id !== '' && !idPattern.test(id))
      this.#add(
        row,
        cell?.column,
        `编号“${id}”只能用字母、数字和连字符，不超过 40 个字符`,
        `“${id}”: letters, digits and hyphens only, at most 40`,
      );
    return id;
  }

  #checkUnique(app: string, row: number): void {
    const column = this.#columns.find(({ key }) => key === 'app');
    const first = this.#rowOfApp.get(app);
    if (first !== undefined && app !== '')
      this.#add(row, column, `项目编号 ${app} 与第 ${first} 行重复`, `${app} repeats row ${first}`);
    else this.#rowOfApp.set(app, row);
  }

  #lot(lotCell: Cell | undefined, titleCell: Cell | undefined, row: number) {
    const lot = this.#id(lotCell, row);
    if (lot === '') {
      if (!hasLots(this.#review)) return { lot: wholeRoundLot, lotTitle: this.#review.title.zh };
      return { lot, lotTitle: titleCell?.text ?? '' };
    }
    const title = titleCell?.text || lot;
    const known = this.#lots.get(lot);
    if (known === undefined) this.#lots.set(lot, { title, row });
    else if (known.title !== title)
      this.#add(
        row,
        titleCell?.column,
        `${lot} 的名称与第 ${known.row} 行不一致`,
        `The title of ${lot} differs from row ${known.row}`,
      );
    return { lot, lotTitle: title };
  }

  #party(row: number, party: Party): Party {
    const keys: Readonly<Record<string, IndexColumn['key']>> = { demand_side: 'demandSide' };
    const empty = new Set(['title', 'unit']);
    for (const issue of Party.safeParse(party).error?.issues ?? []) {
      const [member] = issue.path;
      if (typeof member !== 'string') continue;
      // An empty one was already named as required.
      if (empty.has(member) && issue.code === 'too_small') continue;
      const key = keys[member] ?? member;
      const column = this.#columns.find((candidate) => candidate.key === key);
      this.#add(
        row,
        column,
        `“${column?.title.zh ?? member}”过长、项数过多或含有不能使用的字符`,
        `“${column?.title.en ?? member}” is too long, has too many entries or an unusable character`,
      );
    }
    return party;
  }

  #facts(cells: readonly string[], row: number): z.infer<typeof Fact>[] {
    return this.#columns.flatMap((column) => {
      const value = cells[column.position] ?? '';
      if (typeof column.key === 'string' || value === '') return [];
      const { fact } = column.key;
      const read = readFact(fact, value);
      if (read !== null) return [{ key: fact.key, label: fact.title.zh, value: read }];
      const expected = expectedOf(fact);
      const label = factLabel(fact);
      const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
      this.#add(
        row,
        column,
        `“${label.zh}”${expected.zh}，现为“${shown}”`,
        `“${label.en}” ${expected.en}, not “${shown}”`,
      );
      return [];
    });
  }

  #documents(main: Cell | undefined, attachments: Cell | undefined, row: number) {
    const named = [
      ...splitList(main?.text ?? '', listSeparator).map((name) => ({
        name,
        kind: 'main' as const,
        from: main,
      })),
      ...splitList(attachments?.text ?? '', listSeparator).map((name) => ({
        name,
        kind: 'attachment' as const,
        from: attachments,
      })),
    ];
    const seen = new Set<string>();
    return named.flatMap(({ name, kind, from }) => {
      const fileName = name.replaceAll('\\', '/');
      const fault = fileNameFault(fileName);
      if (fault !== null)
        this.#add(row, from?.column, `“${name}”${fault.zh}`, `“${name}” ${fault.en}`);
      else if (seen.has(fileName))
        this.#add(row, from?.column, `“${name}”在本项目中重复`, `“${name}” is named twice here`);
      seen.add(fileName);
      const title = fileName.replace(/^.*\//, '').replace(/\.pdf$/i, '');
      return fault === null ? [{ fileName, title, kind }] : [];
    });
  }
}

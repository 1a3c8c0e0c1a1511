import type { z } from 'zod';
import { wholeRoundLot } from '../../shared/lot-heading.ts';
import { type Fact, Party } from '../../shared/objects/bundle.ts';
import { idPattern } from '../../shared/objects/common.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { Review } from '../../shared/programme.ts';
import { factLabel, hasLots, type IndexColumn, indexColumns } from './index-columns.ts';
import { cellProblems, namesColumn, type PlacedColumn, readHeading } from './index-heading.ts';
import { lotFault } from './index-lots.ts';
import { readTables, type Table } from './index-table.ts';
import { explanationSheetName, indexSheetName } from './index-template.ts';
import { expectedOf, fileNameFault, readFact, splitList } from './index-values.ts';
import { targetIdColumn, targetSheetName } from './target-columns.ts';
import { type IndexedTarget, readTargetIndex } from './target-index.ts';

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
  /** In the order of the file; empty where it has targets only. To be used only where there is no
   * problem. */
  readonly applications: readonly IndexedApplication[];
  /** Absent where the file has no table of targets: those that are known stay. */
  readonly targets?: readonly IndexedTarget[];
  /** Every problem of the file at once, by row. */
  readonly problems: readonly IndexProblem[];
};

const maxApplications = 20_000;
const listSeparator = /[;；\n]/;
const nameSeparator = /[;；、,，\n]/;

type Column = PlacedColumn<IndexColumn>;
type Cell = { readonly text: string; readonly column: Column };

/** Reads an application index (xlsx or csv) against the columns of a review, with the targets of its
 * second worksheet where there is one; or a table of targets alone.
 * @param known applications of the round, which a table of targets alone may name
 * @throws Refusal `index-unreadable` where the file is no table at all. */
export async function readApplicationIndex(
  bytes: Uint8Array,
  review: Review,
  known: readonly string[] = [],
): Promise<ApplicationIndex> {
  const tables = await readTables(bytes);
  const targetTable = tables.find(isTargetTable);
  const others = tables.filter((table) => table !== targetTable);
  const table = others.find(({ name }) => name === indexSheetName) ?? others[0];
  const isTargetsOnly =
    targetTable !== undefined && others.every(({ name }) => name === explanationSheetName);
  const { applications, problems } = isTargetsOnly
    ? { applications: [], problems: [] }
    : readApplications(table?.rows ?? [], review);
  if (targetTable === undefined) return { applications, problems };
  const apps = isTargetsOnly ? known : applications.map(({ app }) => app);
  const read = readTargetIndex(targetTable, review.rubric.targets, new Set(apps));
  return { applications, targets: read.targets, problems: [...problems, ...read.problems] };
}

const headingOf = (rows: Table['rows']) => rows.findIndex((row) => row.some((cell) => cell !== ''));

/** By the name of the worksheet; a csv or a worksheet of another name by the id of a target. */
function isTargetTable({ name, rows }: Table): boolean {
  if (name === indexSheetName || name === explanationSheetName) return false;
  return name === targetSheetName || namesColumn(rows[headingOf(rows)] ?? [], targetIdColumn);
}

function readApplications(rows: Table['rows'], review: Review): Omit<ApplicationIndex, 'targets'> {
  const headingRow = headingOf(rows);
  const heading = readHeading(rows[headingRow] ?? [], headingRow + 1, indexColumns(review));
  const problems: IndexProblem[] = [...heading.problems];
  const applications: IndexedApplication[] = [];
  if (problems.length === 0) {
    const reader = new RowReader(review, heading.columns, problems);
    for (const [index, row] of rows.entries()) {
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
    this.#problems.push(...cellProblems(cells, row, this.#columns));
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
      if (!hasLots(this.#review)) {
        const only = this.#review.lots?.titles[0] ?? this.#review.title;
        this.#checkKind(titleCell, row);
        return { lot: wholeRoundLot, lotTitle: only.zh };
      }
      return { lot, lotTitle: titleCell?.text ?? '' };
    }
    const title = titleCell?.text || lot;
    this.#checkKind(titleCell, row);
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

  #checkKind(titleCell: Cell | undefined, row: number): void {
    const message = lotFault(this.#review, titleCell?.text ?? '');
    if (message === null) return;
    const column = titleCell?.column.letter ?? null;
    this.#problems.push({ row, column, message, code: 'lot-of-another-kind' });
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

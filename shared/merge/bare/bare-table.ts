import { byKeys } from '../code-unit-order.ts';
import type { Exact } from '../exact.ts';
import type { BarePolicy } from './bare-policy.ts';
import { type Cell, cellReader, type ReadCell } from './read-cell.ts';
import { type TableProblem, tableProblem } from './table-problem.ts';

/** A table as it was read: cells are text, in the order of the columns. */
export type TableSource = {
  readonly columns: readonly string[];
  /** Number of the first of `rows` as people count them: 2 below a header, 1 in a JSON list. */
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
};

/** What one expert gave one application. Null: declared absent. Undefined: the table has no row. */
export type ExpertCells = {
  readonly expert: string;
  /** By the policy's criteria, in their order. */
  readonly values: readonly (Exact | null | undefined)[];
  readonly vote: string | null | undefined;
};

export type BareApplication = {
  readonly application: string;
  readonly experts: readonly ExpertCells[];
};

export type BareLot = { readonly lot: string; readonly applications: readonly BareApplication[] };

type Entry = {
  expert: string;
  values: (Exact | null | undefined)[];
  rows: number[];
  vote: string | null | undefined;
  voteRow: number;
};

const known = ['lot', 'application', 'expert', 'criterion', 'value', 'vote'] as const;
type Column = (typeof known)[number];

/** Checks a table against its rule. Returns its lots, sorted by code units whatever the order of
 * the rows, or every problem there is with its row and column. */
export function readBareTable(
  policy: BarePolicy,
  source: TableSource,
): { readonly lots: readonly BareLot[]; readonly problems: readonly TableProblem[] } {
  const { at, problems } = columnsOf(policy, source.columns);
  if (problems.length > 0) return { lots: [], problems };
  const lots = new Map<string, Map<string, Map<string, Entry>>>();
  const reader = cellReader(policy);
  for (const [index, row] of source.rows.entries()) {
    const number = source.firstRow + index;
    if (row.every((cell) => cell.trim() === '')) continue;
    if (row.length !== source.columns.length) {
      problems.push(tableProblem(number, null, 'cells', `${row.length}/${source.columns.length}`));
      continue;
    }
    const text = (column: Column) => {
      const place = at.get(column);
      return place === undefined ? undefined : (row[place] ?? '').normalize('NFC').trim();
    };
    const read = reader(number, text);
    problems.push(...read.problems);
    if (read.cell !== null) enter(lots, number, read, read.cell, problems);
  }
  if (lots.size === 0 && problems.length === 0)
    problems.push(tableProblem(null, null, 'no-rows', ''));
  problems.push(...incompleteSheets(policy, lots), ...panelProblems(policy, lots));
  return { lots: problems.length > 0 ? [] : sorted(lots), problems: inOrder(problems) };
}

function columnsOf(policy: BarePolicy, columns: readonly string[]) {
  const problems: TableProblem[] = [];
  const at = new Map<Column, number>();
  const wanted = new Set<Column>(['lot', 'application', 'expert']);
  if (policy.scores !== null) wanted.add('criterion').add('value');
  if (policy.vote !== null) wanted.add('vote');
  for (const [index, title] of columns.entries()) {
    const name = title.trim().toLowerCase();
    const column = known.find((candidate) => candidate === name);
    if (column === undefined || !wanted.has(column))
      problems.push(tableProblem(null, title, 'column-unknown', title));
    else if (at.has(column)) problems.push(tableProblem(null, title, 'column-twice', title));
    else at.set(column, index);
  }
  for (const column of wanted) {
    if (column !== 'lot' && !at.has(column))
      problems.push(tableProblem(null, column, 'column-missing', column));
  }
  return { at, problems };
}

type Entries = Map<string, Map<string, Map<string, Entry>>>;

function enter(
  lots: Entries,
  row: number,
  names: ReadCell,
  cell: Cell,
  problems: TableProblem[],
): void {
  const applications = getOr(lots, names.lot, () => new Map<string, Map<string, Entry>>());
  const experts = getOr(applications, names.application, () => new Map<string, Entry>());
  const entry = getOr(experts, names.expert, () => ({
    expert: names.expert,
    values: [],
    rows: [],
    vote: undefined,
    voteRow: 0,
  }));
  if (cell.kind === 'vote') {
    if (entry.voteRow !== 0)
      problems.push(tableProblem(row, 'vote', 'duplicate', `${entry.voteRow}`));
    else [entry.vote, entry.voteRow] = [cell.vote, row];
    return;
  }
  const first = entry.rows[cell.criterion];
  if (first !== undefined) {
    problems.push(tableProblem(row, 'criterion', 'duplicate', `${first}`));
    return;
  }
  entry.rows[cell.criterion] = row;
  entry.values[cell.criterion] = cell.value;
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Experts-first: who scored some criteria of an application but not all has no total. */
function* incompleteSheets(policy: BarePolicy, lots: Entries): Generator<TableProblem> {
  const { scores } = policy;
  if (scores?.order !== 'experts-first' || scores.incompleteSheet === 'leave-out') return;
  for (const { entry } of entriesOf(lots)) {
    const missing = scores.criteria.filter((_, index) => (entry.values[index] ?? null) === null);
    if (missing.length === 0 || missing.length === scores.criteria.length) continue;
    const row = Math.min(...entry.rows.filter((number) => number !== undefined));
    const ids = missing.map(({ id }) => id).join(', ');
    yield tableProblem(row, 'criterion', 'incomplete-sheet', ids);
  }
}

function* panelProblems({ vote }: BarePolicy, lots: Entries): Generator<TableProblem> {
  const size = vote?.panelSize ?? null;
  if (size === null) return;
  for (const [lot, applications] of lots) {
    for (const [application, experts] of applications) {
      if (experts.size > size)
        yield tableProblem(null, 'expert', 'panel-too-small', `${lot} / ${application}`);
    }
  }
}

function* entriesOf(lots: Entries) {
  for (const applications of lots.values()) {
    for (const experts of applications.values()) {
      for (const entry of experts.values()) yield { entry };
    }
  }
}

function sorted(lots: Entries): readonly BareLot[] {
  return [...lots]
    .map(([lot, applications]) => ({
      lot,
      applications: [...applications]
        .map(([application, experts]) => ({
          application,
          experts: [...experts.values()].sort(byKeys((entry) => entry.expert)),
        }))
        .sort(byKeys((entry) => entry.application)),
    }))
    .sort(byKeys((entry) => entry.lot));
}

const inOrder = (problems: readonly TableProblem[]) =>
  [...problems].sort(
    (a, b) =>
      (a.row ?? 0) - (b.row ?? 0) ||
      byKeys<TableProblem>(
        (problem) => problem.column ?? '',
        (problem) => problem.kind,
        (problem) => problem.shown,
      )(a, b),
  );

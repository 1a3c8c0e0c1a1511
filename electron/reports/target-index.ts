import { Target } from '../../shared/objects/bundle.ts';
import { idPattern } from '../../shared/objects/common.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { TargetRule } from '../../shared/rubric.ts';
import { cellProblems, type PlacedColumn, readHeading } from './index-heading.ts';
import type { Table } from './index-table.ts';
import { type TargetColumn, targetColumns, targetKind, targetSheetName } from './target-columns.ts';

/** A target with the application that it belongs to. */
export type IndexedTarget = { readonly app: string; readonly target: Target };

export type TargetIndex = {
  /** In the order of the table; only to be used where there is no problem. */
  readonly targets: readonly IndexedTarget[];
  readonly problems: readonly IndexProblem[];
};

// As many as a sealed record holds.
const mostOfOne = 200;

/**
 * Reads the table of targets.
 * @param rule null where the review judges none: then a filled table is a problem
 * @param apps ids of the applications that may be named
 */
export function readTargetIndex(
  { rows }: Table,
  rule: TargetRule | undefined,
  apps: ReadonlySet<string>,
): TargetIndex {
  const filled = (row: readonly string[]) => row.some((cell) => cell !== '');
  const headingAt = rows.findIndex(filled);
  const body = [...rows.entries()].filter(([index, row]) => index > headingAt && filled(row));
  if (rule === undefined) {
    const problem = found(
      null,
      null,
      '本评审类型不按任务书指标评判',
      'This review judges no targets',
    );
    return { targets: [], problems: body.length === 0 ? [] : [problem] };
  }
  const heading = readHeading(rows[headingAt] ?? [], headingAt + 1, targetColumns(rule));
  const problems = heading.problems.map((problem) => ({ ...problem, sheet: targetSheetName }));
  if (problems.length > 0) return { targets: [], problems };
  const reader = new TargetReader(rule, apps, heading.columns, problems);
  return { targets: body.map(([index, cells]) => reader.read(cells, index + 1)), problems };
}

function found(row: number | null, column: string | null, zh: string, en: string): IndexProblem {
  return { row, column, message: { zh, en }, sheet: targetSheetName };
}

type Columns = readonly PlacedColumn<TargetColumn>[];

class TargetReader {
  readonly #rule: TargetRule;
  readonly #apps: ReadonlySet<string>;
  readonly #columns: Columns;
  readonly #problems: IndexProblem[];
  readonly #rowOfTarget = new Map<string, number>();
  readonly #counts = new Map<string, number>();

  constructor(
    rule: TargetRule,
    apps: ReadonlySet<string>,
    columns: Columns,
    problems: IndexProblem[],
  ) {
    this.#rule = rule;
    this.#apps = apps;
    this.#columns = columns;
    this.#problems = problems;
  }

  read(cells: readonly string[], row: number): IndexedTarget {
    for (const problem of cellProblems(cells, row, this.#columns)) {
      this.#problems.push({ ...problem, sheet: targetSheetName });
    }
    const text = (key: TargetColumn['key']): string => {
      const column = this.#columns.find((candidate) => candidate.key === key);
      return column === undefined ? '' : (cells[column.position] ?? '');
    };
    const id = (key: 'app' | 'target') => text(key).normalize('NFKC').toUpperCase();
    const app = id('app');
    const target = {
      id: id('target'),
      kind: targetKind(this.#rule, text('kind')) ?? '',
      title: text('title'),
      planned: text('planned'),
      source: text('source'),
    };
    this.#checkApplication(app, row);
    this.#checkTarget(app, target.id, row);
    if (text('kind') !== '' && target.kind === '') {
      const kinds = this.#rule.kinds.map(({ title }) => title);
      const shown = text('kind').slice(0, 40);
      this.#add(
        row,
        'kind',
        `指标类别“${shown}”应为${kinds.map(({ zh }) => zh).join('、')}之一`,
        `“${shown}” is none of ${kinds.map(({ en }) => en).join(', ')}`,
      );
    }
    this.#checkTexts(target, row);
    return { app, target };
  }

  #add(row: number, key: TargetColumn['key'], zh: string, en: string): void {
    const column = this.#columns.find((candidate) => candidate.key === key)?.letter ?? null;
    this.#problems.push(found(row, column, zh, en));
  }

  #checkApplication(app: string, row: number): void {
    if (app !== '' && !this.#apps.has(app))
      this.#add(row, 'app', `清单中没有项目 ${app}`, `The index lists no application ${app}`);
    const count = (this.#counts.get(app) ?? 0) + 1;
    this.#counts.set(app, count);
    if (count === mostOfOne + 1)
      this.#add(row, 'app', `${app} 的指标超过 ${mostOfOne} 项`, `${app} has over ${mostOfOne}`);
  }

  #checkTarget(app: string, id: string, row: number): void {
    if (id === '') return;
    if (!idPattern.test(id))
      this.#add(
        row,
        'target',
        `编号“${id}”只能用字母、数字和连字符，不超过 40 个字符`,
        `“${id}”: letters, digits and hyphens only, at most 40`,
      );
    const first = this.#rowOfTarget.get(`${app} ${id}`);
    if (first === undefined) this.#rowOfTarget.set(`${app} ${id}`, row);
    else
      this.#add(
        row,
        'target',
        `${app} 的指标编号 ${id} 与第 ${first} 行重复`,
        `${id} of ${app} repeats row ${first}`,
      );
  }

  #checkTexts(target: Target, row: number): void {
    for (const key of ['title', 'planned', 'source'] as const) {
      if (target[key] === '' || Target.shape[key].safeParse(target[key]).success) continue;
      const column = this.#columns.find((candidate) => candidate.key === key);
      this.#add(
        row,
        key,
        `“${column?.title.zh ?? key}”过长或含有不能使用的字符`,
        `“${column?.title.en ?? key}” is too long or has an unusable character`,
      );
    }
  }
}

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Refusal } from '../../shared/errors.ts';
import type { TableSource } from '../../shared/merge/bare/bare-table.ts';
import { type TableProblem, tableProblem } from '../../shared/merge/bare/table-problem.ts';

export type ReadSource = {
  readonly source: TableSource;
  readonly problems: readonly TableProblem[];
};

/** A bare table of scores as text cells. JSON (a list of row objects, by the name's ending) or CSV
 * (UTF-8 or GB18030; comma, semicolon or tab). Numbers in JSON keep every digit that was written.
 * @throws Refusal terminal-file */
export function readScoreTable(file: string): ReadSource {
  const text = decode(file);
  return /\.json$/i.test(file) ? readJson(text) : readCsv(text);
}

function decode(file: string): string {
  try {
    const bytes = readFileSync(file);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    }
  } catch {
    throw new Refusal('terminal-file', 'score table cannot be read', { file });
  }
}

const nothing: TableSource = { columns: [], firstRow: 1, rows: [] };

function readCsv(text: string): ReadSource {
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].sort(
    (a, b) => heading.split(b).length - heading.split(a).length,
  )[0];
  try {
    const [columns = [], ...rows]: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    return { source: { columns, firstRow: 2, rows }, problems: [] };
  } catch (error) {
    const shown = error instanceof Error ? error.message : 'not csv';
    return { source: nothing, problems: [tableProblem(null, null, 'not-csv', shown)] };
  }
}

function readJson(text: string): ReadSource {
  let list: unknown;
  try {
    list = JSON.parse(text, (_key, value, context?: { readonly source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    );
  } catch (error) {
    const shown = error instanceof Error ? error.message : 'not json';
    return { source: nothing, problems: [tableProblem(null, null, 'not-json', shown)] };
  }
  if (!Array.isArray(list)) {
    return { source: nothing, problems: [tableProblem(null, null, 'not-json', 'not a list')] };
  }
  return rowsOf(list);
}

function rowsOf(list: readonly unknown[]): ReadSource {
  const problems: TableProblem[] = [];
  const at = new Map<string, number>();
  const rows = list.map((entry, index): string[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      problems.push(tableProblem(index + 1, null, 'not-an-object', ''));
      return [];
    }
    const cells: string[] = [];
    for (const [name, value] of Object.entries(entry)) {
      const column = at.get(name) ?? at.size;
      at.set(name, column);
      if (typeof value === 'string') cells[column] = value;
      else if (value !== null) problems.push(tableProblem(index + 1, name, 'not-an-object', ''));
    }
    return cells;
  });
  const columns = [...at.keys()];
  const full = rows.map((cells) => columns.map((_, column) => cells[column] ?? ''));
  return { source: { columns, firstRow: 1, rows: full }, problems };
}

import { compare, divide, type Exact, subtract, zero } from '../exact.ts';
import { amount, readDecimal } from './amount.ts';
import type { BareCriterion, BarePolicy } from './bare-policy.ts';
import { type TableProblem, type TableProblemKind, tableProblem } from './table-problem.ts';

/** The lot of a table without that column. */
export const onlyLot = 'ALL';

/** What a row says: one score, or one vote. Null values: absent. */
export type Cell =
  | { readonly kind: 'score'; readonly criterion: number; readonly value: Exact | null }
  | { readonly kind: 'vote'; readonly vote: string | null };

export type ReadCell = {
  readonly lot: string;
  readonly application: string;
  readonly expert: string;
  readonly cell: Cell | null;
  readonly problems: readonly TableProblem[];
};

type NamedColumn = 'lot' | 'application' | 'expert';
type TextOf = (column: NamedColumn | 'criterion' | 'value' | 'vote') => string | undefined;
type Value = Exact | null | TableProblemKind;

const noProblems: readonly TableProblem[] = [];
const controls = /\p{Cc}/u;

/** Reads rows against a rule. Same text, same answer: each distinct text is parsed once. */
export function cellReader(policy: BarePolicy): (row: number, text: TextOf) => ReadCell {
  const criteria = policy.scores?.criteria ?? [];
  const indexOf = new Map(criteria.map(({ id }, index) => [id.normalize('NFC').trim(), index]));
  const parsers = criteria.map((criterion) => valueReader(policy, criterion));
  const goodNames = new Map<string, boolean>();
  const isName = (name: string) => {
    const known = goodNames.get(name);
    if (known !== undefined) return known;
    const good = name !== '' && name.length <= 200 && name.isWellFormed() && !controls.test(name);
    goodNames.set(name, good);
    return good;
  };

  const scoreCell = (row: number, text: TextOf): Cell | TableProblem => {
    const name = text('criterion') ?? '';
    if (name === '') return tableProblem(row, 'criterion', 'blank', '');
    const criterion = indexOf.get(name);
    const parse = criterion === undefined ? undefined : parsers[criterion];
    if (criterion === undefined || parse === undefined)
      return tableProblem(row, 'criterion', 'unknown-criterion', name);
    const written = text('value') ?? '';
    const value = parse(written);
    if (typeof value === 'string') return tableProblem(row, 'value', value, written);
    return { kind: 'score', criterion, value };
  };

  const voteCell = (row: number, vote: string): Cell | TableProblem => {
    if (policy.absent.tokens.includes(vote)) return { kind: 'vote', vote: null };
    if (vote === '') return tableProblem(row, 'vote', 'blank', '');
    if (policy.vote?.choices.includes(vote) !== true)
      return tableProblem(row, 'vote', 'unknown-choice', vote);
    return { kind: 'vote', vote };
  };

  const cellOf = (row: number, text: TextOf): Cell | TableProblem => {
    const vote = text('vote') ?? '';
    const isScore = (text('criterion') ?? '') !== '' || (text('value') ?? '') !== '';
    if (policy.vote === null) return scoreCell(row, text);
    if (!isScore) return voteCell(row, vote);
    return vote === '' ? scoreCell(row, text) : tableProblem(row, 'vote', 'both', '');
  };

  return (row, text) => {
    const names = {
      lot: text('lot') ?? onlyLot,
      application: text('application') ?? '',
      expert: text('expert') ?? '',
    };
    let problems = noProblems;
    for (const column of ['lot', 'application', 'expert'] as const) {
      const name = names[column];
      if (isName(name)) continue;
      const kind = name === '' ? 'blank' : 'bad-text';
      problems = [...problems, tableProblem(row, column, kind, name)];
    }
    const cell = cellOf(row, text);
    if ('row' in cell) return { ...names, cell: null, problems: [...problems, cell] };
    return { ...names, cell: problems.length > 0 ? null : cell, problems };
  };
}

function valueReader(policy: BarePolicy, criterion: BareCriterion): (text: string) => Value {
  const tokens = new Set(policy.absent.tokens);
  const absent = policy.absent.values.map(amount);
  const bound = (text: string | null) => (text === null ? null : amount(text));
  const [min, max, step] = [bound(criterion.min), bound(criterion.max), bound(criterion.step)];
  const read = (text: string): Value => {
    if (tokens.has(text)) return null;
    if (text === '') return 'blank';
    const value = readDecimal(text);
    if (value === null) return 'not-a-number';
    if (absent.some((meaning) => compare(meaning, value) === 0)) return null;
    if (min !== null && compare(value, min) < 0) return 'below-min';
    if (max !== null && compare(value, max) > 0) return 'above-max';
    const steps = step === null ? zero : divide(subtract(value, min ?? zero), step);
    return steps.denominator === 1n ? value : 'off-step';
  };
  const seen = new Map<string, Value>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const value = read(text);
    seen.set(text, value);
    return value;
  };
}

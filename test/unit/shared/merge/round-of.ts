// A made-up round for merge tests: what matters is said by the test, the rest is filled in.
import { createHash } from 'node:crypto';
import type { MergeInput, MergeSheet } from '../../../../shared/merge/merge-input.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Rubric } from '../../../../shared/rubric.ts';

const both = (text: string) => ({ zh: text, en: text });

/** Criteria of the given maxima in points, weight equal to maximum, step a quarter point. */
export function rubricOf(maxima: Readonly<Record<string, number>>): Rubric {
  const criteria = Object.entries(maxima).map(([id, max]) => ({
    id,
    title: both(id),
    guidance: both(''),
    source: '',
    max: max * 100,
    step: 25,
    weight: max * 100,
    weightIsDefault: true,
    commentRequired: false,
    levels: [],
  }));
  return {
    fullMark: criteria.reduce((total, { max }) => total + max, 0),
    criteria,
    decision: { kind: 'none', title: both(''), choices: [], required: false },
    overallComment: 'optional',
  };
}

export const plainPolicy: Policy = {
  aggregator: 'mean',
  trim: { minSheets: 5 },
  rounding: [{ at: 'application', places: 2, mode: 'half-up' }],
  rankOn: 'printed',
  tieChain: [],
  quorum: { minSheets: 1 },
  singleApplication: 'score',
  selectPerLot: 1,
  vote: null,
};

export const digestOf = (kid: string, app: string, rev = 1): string =>
  createHash('sha256').update(`${kid}/${app}/${rev}`).digest('hex');

/** One accepted sheet; scores in points by criterion. */
export function sheetOf(
  kid: string,
  app: string,
  scores: Readonly<Record<string, number>>,
  change: Partial<MergeSheet> = {},
): MergeSheet {
  return {
    sha256: digestOf(kid, app, change.rev ?? 1),
    kid,
    app,
    rev: 1,
    state: 'final',
    scores: Object.fromEntries(
      Object.entries(scores).map(([item, points]) => [item, Math.round(points * 100)]),
    ),
    decision: null,
    verdict: 'accepted',
    reason: '',
    ...change,
  };
}

/** A round whose lots hold the named applications, judged by the named experts (all by all). */
export function roundOf(
  lots: Readonly<Record<string, readonly string[]>>,
  experts: readonly string[],
  sheets: readonly MergeSheet[],
  change: Partial<MergeInput> = {},
): MergeInput {
  const apps = Object.values(lots).flat();
  return {
    agency: 'AGENCY',
    round: 'R1',
    title: '一轮评审',
    bundle: 'b'.repeat(64),
    formSha256: 'f'.repeat(64),
    rubric: rubricOf({ TOTAL: 100 }),
    policy: plainPolicy,
    lots: Object.entries(lots).map(([lot, names]) => ({
      lot,
      title: lot,
      applications: names.map((app) => ({ app, title: app, unit: app })),
    })),
    panel: experts.map((kid, index) => ({ expert: `E-${index}`, kid, name: kid })),
    assignments: experts.map((kid) => ({ kid, apps })),
    absences: [],
    sheets,
    ...change,
  };
}

/** A round of one lot from a table of totals; null is a recusal. */
export function tableRound(
  table: Readonly<Record<string, readonly (number | null)[]>>,
  change: Partial<MergeInput> = {},
): MergeInput {
  const width = Math.max(...Object.values(table).map((row) => row.length));
  const experts = Array.from({ length: width }, (_, index) => `K${index}`.padEnd(43, 'A'));
  const sheets: MergeSheet[] = [];
  const absences: MergeInput['absences'][number][] = [];
  for (const [app, row] of Object.entries(table)) {
    for (const [index, kid] of experts.entries()) {
      const total = row[index] ?? null;
      if (total === null) absences.push({ kid, app, state: 'recused', reason: '同一单位' });
      else sheets.push(sheetOf(kid, app, { TOTAL: total }));
    }
  }
  return roundOf({ 'LOT-1': Object.keys(table) }, experts, sheets, { absences, ...change });
}

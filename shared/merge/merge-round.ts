import type { ResultContent, SheetUse } from '../objects/result.ts';
import { byCodeUnits, byKeys } from './code-unit-order.ts';
import { decisionFlags } from './decision-flags.ts';
import { inFlagOrder, lotFlags } from './flags.ts';
import { type Candidate, countedInLot, type LotInput, lotOutcome } from './lot-outcome.ts';
import type { Absence, MergeInput, MergeSheet } from './merge-input.ts';
import { type Lot, mergeLot } from './merge-lot.ts';
import { outlierFlags } from './outlier-flags.ts';
import { type Contribution, contributionOf } from './sheet-uses.ts';
import { decidedInRound, withUndecided } from './undecided.ts';

/** Merges a round under its sealed rule. Pure and exact: the same sheets and the same rule give
 * the same content, whatever the order of any list, the machine, language or zone.
 * @throws Error where the input contradicts itself (a bug of the caller): a sheet or an absence
 * that no assignment explains, one id twice, an accepted sheet that lacks a score. */
export function mergeRound(input: MergeInput): ResultContent {
  const panel = new Map(input.panel.map((member) => [member.kid, member]));
  const byPair = contributions(input);
  const assigned = assignedExperts(input, panel);
  const lots = input.lots
    .map(
      (lot): LotInput => ({
        lot: lot.lot,
        title: lot.title,
        candidates: lot.applications.map(
          (application): Candidate => ({
            ...application,
            members: (assigned.get(application.app) ?? []).map((member) => ({
              ...member,
              contribution: byPair(member.kid, application.app),
            })),
          }),
        ),
      }),
    )
    .sort(byKeys((lot) => lot.lot));
  const items = input.rubric.criteria.map(({ id }) => id);
  const done = lots.map((lot) => {
    const counted = countedInLot(input, lot);
    const outcome = lotOutcome(input, counted, input.policy.aggregator, items);
    const merged = withUndecided(input, lot, items, counted, mergeLot(input, lot, outcome));
    return { lot, counted, merged, flags: lotFlags(input, lot, counted, outcome, merged) };
  });
  const merged = done.map((lot) => lot.merged);
  const decisions = decidedInRound(
    input,
    done.flatMap(({ counted }) => counted),
  );
  const outliers = outlierFlags(
    input,
    done.filter((lot) => lot.merged.state !== 'direct-single'),
  );
  return {
    agency: input.agency,
    round: input.round,
    title: input.title,
    bundle: input.bundle,
    form_sha256: input.formSha256,
    policy: input.policy,
    engine: 'hengping-merge/1',
    lots: merged,
    flags: done.flatMap(({ lot, counted, flags }) =>
      [
        ...flags,
        ...(outliers.get(lot.lot) ?? []),
        ...decisionFlags(lot.lot, counted, decisions),
      ].sort(inFlagOrder),
    ),
    sheets: sheetUses(lots, merged),
    ...(input.received === undefined
      ? {}
      : { received: input.received.toSorted(byKeys((one) => one.sha256)) }),
    ...(input.recusals === undefined
      ? {}
      : {
          recusals: input.recusals.toSorted(
            byKeys(
              (one) => one.app,
              (one) => one.expert,
            ),
          ),
        }),
    ...(input.queries === undefined || input.queries.length === 0
      ? {}
      : { queries: input.queries.toSorted(byKeys((one) => one.query_sha256)) }),
    ...(decisions.length === 0 ? {} : { decisions: [...decisions] }),
  };
}

/** Every assigned expert by application; checks that ids are unique and assignments known. */
function assignedExperts(
  { assignments, lots }: MergeInput,
  panel: ReadonlyMap<string, MergeInput['panel'][number]>,
): ReadonlyMap<string, MergeInput['panel'][number][]> {
  const byApp = new Map<string, MergeInput['panel'][number][]>();
  for (const { applications } of lots) {
    for (const { app } of applications) {
      if (byApp.has(app)) throw new Error('merge: an application appears twice');
      byApp.set(app, []);
    }
  }
  for (const { kid, apps } of assignments) {
    const member = panel.get(kid);
    if (member === undefined) throw new Error('merge: an assignment names nobody on the panel');
    for (const app of new Set(apps)) {
      const members = byApp.get(app);
      if (members === undefined) throw new Error('merge: an assignment names no application here');
      if (!members.includes(member)) members.push(member);
    }
  }
  return byApp;
}

function contributions(input: MergeInput): (kid: string, app: string) => Contribution {
  const pair = (kid: string, app: string) => `${kid} ${app}`;
  const assigned = new Set(
    input.assignments.flatMap(({ kid, apps }) => apps.map((app) => pair(kid, app))),
  );
  const sheets = new Map<string, MergeSheet[]>();
  const seen = new Set<string>();
  for (const sheet of input.sheets) {
    const key = pair(sheet.kid, sheet.app);
    if (!assigned.has(key)) throw new Error('merge: a sheet that no assignment explains');
    if (seen.has(sheet.sha256)) continue;
    seen.add(sheet.sha256);
    const known = sheets.get(key);
    if (known === undefined) sheets.set(key, [sheet]);
    else known.push(sheet);
  }
  const absences = new Map<string, Absence>();
  for (const absence of input.absences) {
    const key = pair(absence.kid, absence.app);
    if (!assigned.has(key)) throw new Error('merge: an absence that no assignment explains');
    if (absences.has(key)) throw new Error('merge: two absences for one application');
    absences.set(key, absence);
  }
  return (kid, app) => {
    const key = pair(kid, app);
    return contributionOf(sheets.get(key) ?? [], absences.get(key));
  };
}

/** Every digest that was looked at and what became of it, sorted; what a lot did with a counted
 * sheet (dropped by the trim, not needed) is said here too. */
function sheetUses(lots: readonly LotInput[], merged: readonly Lot[]): ResultContent['sheets'] {
  const uses = new Map<string, SheetUse>();
  for (const { candidates } of lots) {
    for (const { members } of candidates) {
      for (const { contribution } of members) {
        for (const { sha256, use } of contribution.uses) uses.set(sha256, use);
      }
    }
  }
  for (const { standings } of merged) {
    for (const { sheets } of standings) {
      for (const { sha256, use } of sheets) {
        if (sha256 !== null && use !== 'missing' && use !== 'cannot-judge') uses.set(sha256, use);
      }
    }
  }
  return [...uses]
    .map(([sha256, use]) => ({ sha256, use }))
    .sort((a, b) => byCodeUnits(a.sha256, b.sha256));
}

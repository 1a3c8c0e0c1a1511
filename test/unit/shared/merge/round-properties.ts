// What holds of the figures and places of any round under any rule. A property throws where it does
// not hold; plain comparisons, because each runs ten thousand times.
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exactText,
  parseExact,
  ratio,
  zero,
} from '../../../../shared/merge/exact.ts';
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { ResultContent, Standing } from '../../../../shared/objects/result.ts';
import { showsTotal } from '../../../../shared/shows-total.ts';
import { allStandings, isCounted, must, same, standingOf } from './look-at-result.ts';
import { otherName, renamedRound, shuffledRound } from './other-rounds.ts';
import type { Dice } from './random-rounds.ts';

export type Check = (input: MergeInput, merged: ResultContent, roll: Dice) => void;

export const roundProperties: Readonly<Record<string, Check>> = {
  'the order of files, lots, experts and answers changes no byte': (input, merged, roll) => {
    const other = mergeRound(shuffledRound(input, roll));
    must(canonicalJson(other) === canonicalJson(merged), 'another order, another content');
  },

  'a higher score never lowers the score, place, grade or selection of its application': (
    input,
    merged,
    roll,
  ) => {
    const index = roll(input.sheets.length);
    const sheet = input.sheets[index];
    const score = sheet?.scores.C3;
    if (sheet === undefined || typeof score !== 'number' || score > 3000) return;
    const raised = { ...sheet, scores: { ...sheet.scores, C3: score + 1000 } };
    const before = standingOf(merged, sheet.app);
    const after = standingOf(
      mergeRound({ ...input, sheets: input.sheets.with(index, raised) }),
      sheet.app,
    );
    if (before.exact === null || after.exact === null) return;
    const rise = compare(parseExact(after.exact), parseExact(before.exact));
    must(rise >= 0, 'the score fell');
    // Of two that rank the same the tie chain decides, and a trimmed mean may then keep the criteria
    // of another sheet: a place may fall only where what it ranks on stood still.
    const isRanked = input.policy.rankOn === 'exact' ? rise > 0 : after.printed !== before.printed;
    if (isRanked || input.policy.tieChain.length === 0) {
      must((after.place ?? 0) <= (before.place ?? 0), 'the place fell');
      must(after.selected || !before.selected, 'no longer selected');
    }
    const bands = input.policy.grades?.bands.map(({ id }) => id) ?? [];
    const [was, is] = [before, after].map(({ grade }) => bands.indexOf(grade ?? ''));
    must((is ?? 0) <= (was ?? 0), 'the grade fell');
  },

  'a missing sheet is never counted: not as a zero, a vote, a tick or a judgement': (
    input,
    merged,
  ) => {
    const apps = input.lots.flatMap(({ applications }) => applications.map(({ app }) => app));
    const more = mergeRound({
      ...input,
      panel: [...input.panel, { expert: 'E-Z', kid: 'KZ', name: 'Z' }],
      assignments: [...input.assignments, { kid: 'KZ', apps }],
    });
    // A share of the panel is the one thing that a silent member may change.
    const ofPanel =
      input.policy.quorum.share !== undefined || input.policy.vote?.denominator === 'panel';
    const said = ({ standings }: ResultContent['lots'][number]) =>
      standings
        .map(({ sheets, ...standing }) =>
          ofPanel ? [standing.app, figuresOf(standing)] : [standing.app, standing],
        )
        .sort();
    must(same(more.lots.map(said), merged.lots.map(said)), 'a silent expert changed something');
    for (const { rows, standing } of allStandings(merged)) {
      const counted = rows.filter(isCounted).length;
      for (const { valid } of standing.vetoes ?? []) must(valid === counted, 'ticks of nobody');
      const votes = standing.votes?.counts.reduce((total, { count }) => total + count, 0) ?? 0;
      must(votes <= counted, 'votes of nobody');
    }
  },

  'every score is the mean, the trimmed mean or the median of the newest sheets, taken by hand': (
    input,
    merged,
  ) => {
    const { rubric, policy } = input;
    if (!showsTotal(input)) return;
    for (const { standing, rows, lot } of allStandings(merged)) {
      if (lot.state === 'direct-single') continue;
      for (const row of rows.filter(isCounted)) {
        const points = row.scores.reduce((total, { value }) => total + value, 0);
        const isRounded = policy.rounding.some(({ at }) => at === 'sheet');
        if (!isRounded) must(sameNumber(row.exact, ratio(BigInt(points), 100n)), 'another total');
        must(row.scores.length === rubric.criteria.length, 'a score is missing');
        must(row.rev === newestOf(input, row.kid, standing.app), 'an older revision counts');
      }
      const kept = rows
        .filter(({ use }) => use === 'used')
        .flatMap(({ exact }) => (exact === null ? [] : [parseExact(exact)]))
        .sort(compare);
      const middle =
        policy.aggregator === 'median'
          ? kept.slice((kept.length - 1) >> 1, (kept.length >> 1) + 1)
          : kept;
      if (middle.length === 0) must(standing.exact === null, 'a score of nothing');
      else {
        const mean = divide(middle.reduce(add, zero), ratio(BigInt(middle.length), 1n));
        must(sameNumber(standing.exact, mean), 'another score');
      }
    }
  },

  'a place is one more than the number of better ones, on what the rule ranks': (
    { policy },
    { lots },
  ) => {
    if (policy.tieChain.length > 0) return;
    for (const { standings, state } of lots) {
      if (state !== 'ranked') continue;
      const placed = standings.filter(({ excluded }) => excluded === undefined);
      const ranked = ({ exact, printed }: Standing): Exact => {
        if (policy.rankOn === 'exact') return parseExact(exact ?? '0');
        return ratio(BigInt(Math.round(Number(printed) * 100)), 100n);
      };
      for (const standing of placed) {
        const better = placed.filter((one) => compare(ranked(one), ranked(standing)) > 0);
        must(standing.place === better.length + 1, 'another place');
      }
    }
  },

  'a lot is trimmed as a whole or not at all, one highest and one lowest of each': (
    { policy },
    { lots },
  ) => {
    for (const { trimmed, state, standings } of lots) {
      const counted = standings.map(({ sheets }) => sheets.filter(isCounted).length);
      const enough = Math.min(...counted) >= policy.trim.minSheets;
      const asked = policy.aggregator === 'trimmed-mean' && policy.vote === null;
      must(trimmed === (asked && enough && state !== 'direct-single'), 'trimmed against the rule');
      for (const { sheets } of standings) {
        const of = (use: string) => sheets.filter((row) => row.use === use).length;
        const each = trimmed ? 1 : 0;
        must(of('trimmed-high') === each && of('trimmed-low') === each, 'trimmed unevenly');
      }
    }
  },

  'other names for experts and applications leave every figure and place as it was': (
    input,
    merged,
  ) => {
    const renamed = new Map(
      mergeRound(renamedRound(input)).lots.flatMap(({ standings }) =>
        standings.map((standing) => [standing.app, standing] as const),
      ),
    );
    for (const { standing } of allStandings(merged)) {
      const other = renamed.get(otherName(standing.app));
      must(other !== undefined && same(outlineOf(other), outlineOf(standing)), 'a name decided');
    }
  },

  'criteria of a merged mean add up to its score': ({ policy }, merged) => {
    if (policy.aggregator === 'median' || policy.rounding.some(({ at }) => at === 'sheet')) return;
    for (const { standing } of allStandings(merged)) {
      if (standing.exact === null) continue;
      const total = standing.criteria.map((one) => parseExact(one.exact)).reduce(add, zero);
      must(compare(total, parseExact(standing.exact)) === 0, 'criteria do not add up');
    }
  },

  'too few valid sheets hold the lot, by number and by share of the panel': (
    { policy },
    { lots },
  ) => {
    for (const { state, standings } of lots) {
      if (state === 'direct-single' || state === 'no-valid-sheet') continue;
      const isShort = standings.some(({ sheets }) => {
        const valid = sheets.filter(isCounted).length;
        const { minSheets, share } = policy.quorum;
        const short =
          share === 'majority' ? 2 * valid <= sheets.length : 3 * valid < 2 * sheets.length;
        return valid < minSheets || (share !== undefined && short);
      });
      must((state === 'held') === isShort, 'held or not');
      if (state === 'held')
        must(
          standings.every(({ place }) => place === null),
          'held and placed',
        );
    }
  },
};

/** What no panel's size has a part in. */
const figuresOf = ({ exact, criteria, vetoes, targets, votes }: Omit<Standing, 'sheets'>) => ({
  exact,
  criteria,
  vetoes,
  targets,
  counts: votes?.counts,
});

const outlineOf = ({ app, title, unit, sheets, ...standing }: Standing) => standing;

const sameNumber = (text: string | null, value: Exact): boolean => text === exactText(value);

/** The newest revision of an expert that counts at all. */
const newestOf = ({ sheets }: MergeInput, kid: string, app: string): number =>
  Math.max(
    ...sheets
      .filter((sheet) => sheet.kid === kid && sheet.app === app && sheet.verdict === 'accepted')
      .map(({ rev }) => rev),
  );

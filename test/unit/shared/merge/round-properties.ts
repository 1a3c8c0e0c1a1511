// What holds of any round under any rule. A property throws where it does not; plain comparisons,
// because each runs ten thousand times.
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import { add, compare, parseExact, zero } from '../../../../shared/merge/exact.ts';
import type { MergeInput, MergeSheet } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { ResultContent, Standing } from '../../../../shared/objects/result.ts';
import { otherName, renamedRound, shuffledRound } from './other-rounds.ts';
import type { Dice } from './random-rounds.ts';

type Check = (input: MergeInput, merged: ResultContent, roll: Dice) => void;

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

  'ticks and judgements change no score, and those without a veto in effect keep their order': (
    input,
    merged,
  ) => {
    const sheets = input.sheets.map(({ vetoes, targets, ...sheet }) => sheet);
    const bare = mergeRound({ ...input, sheets });
    for (const [index, lot] of merged.lots.entries()) {
      const plain = new Map(bare.lots[index]?.standings.map((one) => [one.app, one]));
      let last = 0;
      for (const standing of lot.standings) {
        const other = plain.get(standing.app);
        must(other?.exact === standing.exact && same(other.votes, standing.votes), 'a tick scored');
        if (standing.place === null) continue;
        must((other.place ?? 0) >= last, 'a tick reordered the others');
        last = other.place ?? 0;
      }
    }
  },

  'a veto in effect leaves no place, selection or grade; one tick more never lifts it': (
    input,
    merged,
    roll,
  ) => {
    const index = roll(input.sheets.length);
    const sheet = input.sheets[index];
    if (sheet === undefined || input.rubric.criteria.length === 0) return;
    const ticked = { ...sheet, vetoes: [{ item: 'C1', reason: '是' }, ...withoutC1(sheet)] };
    const excludes = input.policy.veto?.effect === 'exclude';
    const more = excludes
      ? mergeRound({ ...input, sheets: input.sheets.with(index, ticked) })
      : merged;
    for (const { standing, lot } of allStandings(merged)) {
      const effective = standing.vetoes?.some((one) => one.effective) ?? false;
      const isDecided = lot.state === 'ranked' || lot.state === 'voted';
      const isOut = excludes && effective && isDecided;
      must((standing.excluded !== undefined) === isOut, 'excluded or not');
      if (standing.excluded === undefined) continue;
      must(standing.place === null && !standing.selected, 'excluded and placed');
      must((standing.grade ?? null) === null, 'excluded and graded');
      must(standingOf(more, standing.app).excluded !== undefined, 'a tick more lifted a veto');
    }
    const flagged = merged.flags.filter(({ kind }) => kind.startsWith('veto-')).length;
    const told = allStandings(merged).flatMap(({ standing }) => standing.vetoes ?? []).length;
    must(flagged === told, 'a tick without a flag');
  },

  'judgements of every target are counted one by one': (_, merged) => {
    for (const { standing, rows } of allStandings(merged)) {
      for (const { target, counts } of standing.targets ?? []) {
        for (const { judgement, count } of counts) {
          const given = rows.filter(
            (row) =>
              isCounted(row) &&
              row.targets?.some((one) => one.target === target.id && one.judgement === judgement),
          );
          must(given.length === count, 'a judgement miscounted');
        }
      }
    }
  },

  'the outcome of a vote is the choice that reaches the threshold by itself, and votes for it keep it':
    (input, merged, roll) => {
      const rule = input.policy.vote;
      if (rule === null) return;
      const index = roll(input.sheets.length);
      const sheet = input.sheets[index];
      for (const { standing } of allStandings(merged)) {
        const { votes } = standing;
        if (votes === null) continue;
        const reached = votes.counts.filter(({ choice, count }) => {
          if (choice === rule.abstain || votes.denominator === 0) return false;
          const share = count / votes.denominator;
          // Counts are at most seven: no double comes near these bounds by rounding.
          return rule.threshold === 'majority' ? share > 0.5 + 1e-9 : share > 2 / 3 - 1e-9;
        });
        must(reached.length <= 1, 'two choices reach the threshold');
        const asked = new Set(rule.outcomes);
        const outcome = reached.find(({ choice }) => asked.has(choice))?.choice ?? null;
        if (rule.outcomes !== undefined) must(votes.outcome === outcome, 'another outcome');
        must(votes.passed === (reached[0]?.choice === rule.yes), 'passed or not');
        if (sheet?.app !== standing.app || !votes.passed) continue;
        const moved = mergeRound({
          ...input,
          sheets: input.sheets.with(index, { ...sheet, decision: rule.yes }),
        });
        must(standingOf(moved, sheet.app).votes?.passed === true, 'a vote for it undid it');
      }
    },

  'a grade and a line go by the printed score, their lower ends included': ({ policy }, merged) => {
    for (const { standing, lot } of allStandings(merged)) {
      if (lot.state !== 'ranked' || standing.printed === null) continue;
      const points = Number(standing.printed);
      const grade = policy.grades?.bands.find(({ from }) => points >= from / 100)?.id;
      if (standing.excluded === undefined) must(standing.grade === grade, 'another grade');
      if (policy.line === undefined) continue;
      must(!standing.selected || points >= policy.line / 100, 'selected below the line');
      if (policy.selectPerLot === null && standing.excluded === undefined)
        must(standing.selected === points >= policy.line / 100, 'the line decides alone');
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

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isCounted = ({ use }: Standing['sheets'][number]): boolean =>
  use === 'used' || use === 'trimmed-high' || use === 'trimmed-low';

const withoutC1 = ({ vetoes = [] }: MergeSheet) => vetoes.filter(({ item }) => item !== 'C1');

const allStandings = ({ lots }: ResultContent) =>
  lots.flatMap((lot) =>
    lot.standings.map((standing) => ({ lot, standing, rows: standing.sheets })),
  );

function standingOf({ lots }: ResultContent, app: string): Standing {
  const found = lots.flatMap(({ standings }) => standings).find((standing) => standing.app === app);
  if (found === undefined) throw new Error(`no standing of ${app}`);
  return found;
}

/** What no panel's size has a part in. */
const figuresOf = ({ exact, criteria, vetoes, targets, votes }: Omit<Standing, 'sheets'>) => ({
  exact,
  criteria,
  vetoes,
  targets,
  counts: votes?.counts,
});

const outlineOf = ({ app, title, unit, sheets, ...standing }: Standing) => standing;

// What holds of veto ticks, targets, votes and grades of any round under any rule.
import type { MergeSheet } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { allStandings, isCounted, must, same, standingOf } from './look-at-result.ts';
import type { Check } from './round-properties.ts';

export const statementProperties: Readonly<Record<string, Check>> = {
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
      for (const { standing, rows } of allStandings(merged)) {
        const { votes } = standing;
        if (votes === null) continue;
        const cast = rows.flatMap((row) => (isCounted(row) ? (row.decision ?? []) : []));
        const bases = {
          cast: cast.filter((choice) => choice !== rule.abstain).length,
          present: cast.length,
          panel: rows.length,
        };
        must(votes.denominator === bases[rule.denominator], 'another denominator');
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
};

const withoutC1 = ({ vetoes = [] }: MergeSheet) => vetoes.filter(({ item }) => item !== 'C1');

// Made-up rounds by number: the same number gives the same round on any machine. Cheap to make, so
// that ten thousand of them are a matter of seconds.
import type { MergeInput, MergeSheet } from '../../../../shared/merge/merge-input.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Rubric } from '../../../../shared/rubric.ts';
import { plainPolicy, rubricOf } from './round-of.ts';

const both = (text: string) => ({ zh: text, en: text });
const named = (...ids: string[]) => ids.map((id) => ({ id, title: both(id) }));

/** Whole numbers from 0 to below `limit`, from a seed (mulberry32). */
export type Dice = (limit: number) => number;

export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const oneOf = <T>(roll: Dice, values: readonly [T, ...T[]]): T =>
  values[roll(values.length)] ?? values[0];

const criteria = { C1: 30, C2: 30, C3: 40 } as const;
const items = ['C1', 'C2', 'C3'] as const;
const plain = rubricOf(criteria);
const targetRule: Rubric['targets'] = {
  title: both('targets'),
  kinds: named('TECHNICAL', 'FUNDS'),
  judgements: named('MET', 'PARTLY', 'NOT'),
  reasonFor: ['NOT'],
};
const scored: Rubric = {
  ...plain,
  criteria: plain.criteria.map((one) =>
    one.id === 'C2'
      ? one
      : { ...one, veto: { title: both(`V-${one.id}`), question: both('?'), source: '' } },
  ),
};
const voted: Rubric = {
  ...scored,
  decision: {
    kind: 'vote',
    title: both('vote'),
    choices: named('GO', 'MEND', 'STOP', 'ABSTAIN'),
    required: true,
  },
};

/** Any rubric and rule that go together. */
function anyRule(roll: Dice): Pick<MergeInput, 'rubric' | 'policy'> {
  const isVote = roll(4) === 0;
  const asked = isVote ? voted : scored;
  const isBare = isVote && roll(2) === 0;
  const rubric: Rubric = {
    ...asked,
    criteria: isBare ? [] : asked.criteria,
    ...(roll(3) === 0 ? { targets: targetRule } : {}),
  };
  const veto: Pick<Policy, 'veto'> =
    isBare || roll(3) === 0
      ? {}
      : {
          veto: {
            takesEffectAt: oneOf<NonNullable<Policy['veto']>['takesEffectAt']>(roll, [
              { count: 1 },
              { count: 2 },
              { share: 'majority' },
              { share: 'two-thirds' },
            ]),
            effect: roll(3) === 0 ? 'flag' : 'exclude',
          },
        };
  const quorum: Policy['quorum'] = {
    minSheets: oneOf(roll, [1, 1, 3]),
    ...(roll(5) === 0 ? { share: oneOf(roll, ['majority', 'two-thirds']) } : {}),
  };
  const fromScores: Partial<Policy> = isVote
    ? { vote: anyVote(roll) }
    : {
        ...(roll(4) === 0 ? { grades: { bands: gradeBands } } : {}),
        ...(roll(4) === 0 ? { line: 5000 } : {}),
      };
  const policy: Policy = {
    ...plainPolicy,
    aggregator: oneOf(roll, ['mean', 'trimmed-mean', 'median']),
    trim: { minSheets: 3 },
    rounding: oneOf<Policy['rounding']>(roll, [
      [{ at: 'application', places: 2, mode: 'half-up' }],
      [
        { at: 'sheet', places: 1, mode: 'half-even' },
        { at: 'application', places: 0, mode: 'half-even' },
      ],
    ]),
    rankOn: oneOf(roll, ['printed', 'exact']),
    tieChain: isBare ? [] : oneOf<string[]>(roll, [[], ['C2'], ['C3', 'C1']]),
    quorum,
    singleApplication: oneOf(roll, ['direct', 'score']),
    selectPerLot: oneOf(roll, [null, 1, 2]),
    ...veto,
    ...fromScores,
  };
  return { rubric, policy };
}

const gradeBands = [
  { id: 'A', title: both('A'), from: 7500 },
  { id: 'B', title: both('B'), from: 5000 },
  { id: 'C', title: both('C'), from: 0 },
];

function anyVote(roll: Dice): Policy['vote'] {
  return {
    yes: 'GO',
    denominator: oneOf(roll, ['cast', 'present', 'panel']),
    threshold: oneOf(roll, ['majority', 'two-thirds']),
    abstain: oneOf(roll, [null, 'ABSTAIN']),
    ...(roll(2) === 0 ? { outcomes: ['GO', 'MEND', 'STOP'] } : {}),
  };
}

/** Round number `seed`: one to three lots, one to four applications in each, one to seven experts;
 * scores in quarter points, so that ties and halves are common; missing, recused, withdrawn, void,
 * superseded and doubly claimed sheets among them. */
export function anyRound(seed: number): MergeInput {
  const roll = dice(seed);
  const { rubric, policy } = anyRule(roll);
  const kids = Array.from({ length: 1 + roll(7) }, (_, index) => `K${index}`);
  const lots = Array.from({ length: oneOf(roll, [1, 1, 1, 2, 2, 3]) }, (_, lot) => ({
    lot: `L${lot}`,
    title: `L${lot}`,
    applications: Array.from({ length: 1 + roll(4) }, (_, index) => {
      const app = `L${lot}A${index}`;
      const asked = rubric.targets === undefined ? 0 : 1 + roll(2);
      const targets = Array.from({ length: asked }, (_, at) => ({
        id: `T${at}`,
        kind: 'TECHNICAL',
        title: `T${at}`,
        planned: '',
        source: '',
      }));
      return { app, title: app, unit: app, targets };
    }),
  }));
  const absences: MergeInput['absences'][number][] = [];
  const sheets: MergeSheet[] = [];
  for (const { applications } of lots) {
    for (const { app, targets } of applications) {
      for (const kid of kids) {
        const fate = roll(20);
        if (fate === 0) continue;
        if (fate < 3) {
          const state = fate === 1 ? 'recused' : 'cannot-judge';
          absences.push({ kid, app, state, reason: '' });
          if (roll(2) === 0) continue;
        }
        const make = (rev: number, change: Partial<MergeSheet> = {}): void => {
          sheets.push({
            ...anySheet(roll, rubric, targets, sheets.length, { kid, app, rev }),
            ...change,
          });
        };
        if (fate === 3) make(1, { state: 'withdrawn' });
        else if (fate === 4) make(1, { verdict: 'void' });
        else make(1);
        if (fate === 5) make(2);
        if (fate === 6) make(2, { verdict: 'held' });
        if (fate === 7 && roll(3) === 0) make(1);
      }
    }
  }
  return {
    agency: 'AGENCY',
    round: 'R1',
    title: 'R1',
    bundle: 'b'.repeat(64),
    formSha256: 'f'.repeat(64),
    rubric,
    policy,
    lots,
    panel: kids.map((kid, index) => ({ expert: `E-${index}`, kid, name: kid })),
    assignments: kids.map((kid) => ({
      kid,
      apps: lots.flatMap(({ applications }) => applications.map(({ app }) => app)),
    })),
    absences,
    sheets,
  };
}

function anySheet(
  roll: Dice,
  rubric: Rubric,
  targets: readonly { readonly id: string }[],
  number: number,
  whose: Pick<MergeSheet, 'kid' | 'app' | 'rev'>,
): MergeSheet {
  const isScored = rubric.criteria.length > 0;
  const scores = isScored
    ? Object.fromEntries(items.map((id) => [id, 25 * roll(criteria[id] * 4 + 1)]))
    : {};
  const ticked = rubric.criteria.filter(({ veto }) => veto !== undefined && roll(5) === 0);
  const digits = `${(roll(2 ** 32) >>> 0).toString(16)}${number.toString(16).padStart(4, '0')}`;
  return {
    ...whose,
    sha256: digits.padStart(64, '0'),
    state: 'final',
    scores,
    decision:
      rubric.decision.kind === 'none' ? null : oneOf(roll, ['GO', 'GO', 'MEND', 'STOP', 'ABSTAIN']),
    ...(ticked.length === 0
      ? {}
      : { vetoes: ticked.map(({ id }) => ({ item: id, reason: '是' })) }),
    ...(rubric.targets === undefined
      ? {}
      : {
          targets: targets.map(({ id }) => ({
            target: id,
            judgement: oneOf(roll, ['MET', 'PARTLY', 'NOT']),
            note: '',
          })),
        }),
    verdict: 'accepted',
    reason: '',
  };
}

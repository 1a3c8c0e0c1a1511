import type { Bilingual } from '../../rubric.ts';
import { Aggregator, type BarePolicy } from './bare-policy.ts';
import { type Ranking, rankingOf, winnersOf, winnersUnder } from './bare-ranking.ts';
import type { BareFlag, BareState } from './bare-result.ts';
import { type BareStandingInput, shortOf } from './bare-standing.ts';
import type { BareLot } from './bare-table.ts';
import type { LotFigures, LotRule } from './lot-figures.ts';

/** Names of the aggregators, for people. */
export const aggregatorWords: Readonly<Record<Aggregator, Bilingual>> = {
  mean: { zh: '平均分', en: 'mean' },
  'trimmed-mean': { zh: '去掉最高最低后的平均分', en: 'trimmed mean' },
  median: { zh: '中位数', en: 'median' },
};

type Merged = {
  readonly state: BareState;
  readonly figures: LotFigures | null;
  readonly ranking: Ranking | null;
};

type Where = Partial<Pick<BareFlag, 'application' | 'expert' | 'criterion'>>;

/** What people should look at. Advisory: no flag changes a figure or a place. */
export function bareFlags(
  policy: BarePolicy,
  rule: LotRule | null,
  lot: BareLot,
  inputs: readonly BareStandingInput[],
  { state, figures, ranking }: Merged,
): readonly BareFlag[] {
  if (state === 'direct-single') return [];
  const flag = (kind: BareFlag['kind'], where: Where, zh: string, en: string): BareFlag => ({
    kind,
    lot: lot.lot,
    application: where.application ?? null,
    expert: where.expert ?? null,
    criterion: where.criterion ?? null,
    note: { zh, en },
  });
  const flags: BareFlag[] = [];
  for (const input of inputs) {
    const { application } = input.application;
    for (const { criterion, valid, needed } of shortOf(policy, input)) {
      flags.push(
        flag(
          'below-quorum',
          { application, criterion },
          `有效 ${valid} 份，规则要求不少于 ${needed} 份。`,
          `${valid} valid; the rule asks for at least ${needed}.`,
        ),
      );
    }
    for (const { state: sheetState, cells } of input.figures?.sheets ?? []) {
      if (sheetState === 'incomplete')
        flags.push(
          flag(
            'incomplete-sheet',
            { application, expert: cells.expert },
            '未评满全部指标，不计入。',
            'Some criteria have no score; the sheet is left out.',
          ),
        );
    }
  }
  if (rule === null || figures === null || ranking === null) return flags;
  const { scores } = rule;
  const isTrimming = figures.applications.some(({ criteria }) =>
    criteria.some(({ aggregator, trimmed }) => aggregator === 'trimmed-mean' && !trimmed),
  );
  if (isTrimming)
    flags.push(
      flag(
        'not-trimmed',
        {},
        `有效分少于 ${scores.trim?.minValues ?? 0} 个之处按平均分计算，不去最高最低。`,
        `Fewer than ${scores.trim?.minValues ?? 0} values somewhere: plain means there.`,
      ),
    );
  const { places, cut } = ranking;
  for (const [place, names] of tiedAt(places, inputs)) {
    flags.push(
      flag(
        'tie',
        {},
        `并列第 ${place}：${names.join('、')}，按规则无法再分先后。`,
        `Tied at place ${place}: ${names.join(', ')}; the rule has nothing left to tell them apart.`,
      ),
    );
  }
  if (cut.tieAtCut)
    flags.push(
      flag(
        'tie-at-cut',
        {},
        '并列跨过入选名额，按规则不自动裁定。',
        'A tie straddles the cut; the rule leaves it to people.',
      ),
    );
  const otherwise = rankingOf(
    rule,
    figures.applications,
    scores.rank.on === 'exact' ? 'printed' : 'exact',
  );
  if (otherwise.places.join() !== places.join())
    flags.push(
      flag(
        'printed-and-exact-differ',
        {},
        '按印出的分数与按未修约的分数排序，名次不同。',
        'Printed and exact figures rank differently here.',
      ),
    );
  const here = winnersOf(figures.applications, ranking, scores.rank.selectPerLot);
  for (const other of Aggregator.options) {
    if (other === scores.aggregator) continue;
    const first = winnersUnder(rule, lot, other);
    if (first === null || first.join('\n') === here.join('\n')) continue;
    const words = aggregatorWords[other];
    flags.push(
      flag(
        'another-rule-another-winner',
        {},
        `结果不稳健：若按${words.zh}，居前的是 ${first.join('、')}，而不是 ${here.join('、')}。`,
        `Not robust: the ${words.en} would put ${first.join(', ')} first, not ${here.join(', ')}.`,
      ),
    );
  }
  return flags;
}

function tiedAt(places: readonly number[], inputs: readonly BareStandingInput[]) {
  const byPlace = Map.groupBy(
    places.map((place, index) => ({
      place,
      name: inputs[index]?.application.application ?? '',
    })),
    ({ place }) => place,
  );
  return [...byPlace]
    .filter(([, tied]) => tied.length > 1)
    .map(([place, tied]) => [place, tied.map(({ name }) => name)] as const)
    .sort(([a], [b]) => a - b);
}

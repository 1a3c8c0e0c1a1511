import type { Flag } from '../objects/result.ts';
import type { Bilingual } from '../rubric.ts';
import { extremes } from './aggregate.ts';
import { byKeys } from './code-unit-order.ts';
import { compare, parseExact, plainNumber, ratio, subtract } from './exact.ts';
import {
  type Counted,
  type LotInput,
  type LotOutcome,
  lotOutcome,
  winners,
} from './lot-outcome.ts';
import type { MergeInput } from './merge-input.ts';
import type { Lot } from './merge-lot.ts';
import { neededSheets } from './quorum.ts';
import { statementFlags } from './statement-flags.ts';

// Sheets of one application this share of the full mark apart are pointed out. A display choice:
// it changes no figure.
const largeSpread = ratio(1n, 5n);

const aggregators = ['mean', 'trimmed-mean', 'median'] as const;
const aggregatorNames: Readonly<Record<(typeof aggregators)[number], Bilingual>> = {
  mean: { zh: '平均分', en: 'mean' },
  'trimmed-mean': { zh: '去掉最高最低后的平均分', en: 'trimmed mean' },
  median: { zh: '中位数', en: 'median' },
};

export const inFlagOrder = byKeys<Flag>(
  (flag) => flag.kind,
  (flag) => flag.app ?? '',
  (flag) => flag.expert ?? '',
);

/** What people should look at in a merged lot. Advisory: no flag changes a figure or a place. */
export function lotFlags(
  input: MergeInput,
  lot: LotInput,
  counted: readonly Counted[],
  outcome: LotOutcome,
  merged: Lot,
): readonly Flag[] {
  const isDirect = merged.state === 'direct-single';
  const flags = [
    ...sheetFlags(lot).filter(({ kind }) => kind !== 'sheet-missing' || !isDirect),
    ...(isDirect ? [] : quorumFlags(input, merged)),
    ...(isDirect ? [] : spreadFlags(input, merged)),
    ...(isDirect ? [] : statementFlags(input, merged)),
    ...(merged.state === 'ranked' ? rankFlags(input, counted, outcome, merged) : []),
  ];
  return flags.sort(inFlagOrder);
}

function sheetFlags({ lot, candidates }: LotInput): Flag[] {
  return candidates.flatMap(({ app, members }) =>
    members.flatMap(({ expert, contribution }) => {
      const flag = (kind: string, zh: string, en: string): Flag => ({
        kind,
        lot,
        app,
        expert,
        note: { zh, en },
      });
      const flags: Flag[] = [];
      if (contribution.use === 'missing')
        flags.push(flag('sheet-missing', '尚未收到评分表。', 'No sheet has arrived.'));
      if (contribution.equivocal)
        flags.push(
          flag(
            'two-sheets-one-revision',
            '同一修订号收到两份不同的评分表，均不计入。',
            'Two different sheets claim one revision; neither counts.',
          ),
        );
      else if (contribution.uses.some(({ use }) => use === 'held'))
        flags.push(
          flag(
            'sheet-held',
            '有评分表暂未计入：前一修订或所依据的回避声明尚未收到，或同一修订号有两份不同内容。',
            'A sheet does not count yet: an earlier revision or the declaration it cites has not arrived, or two different sheets claim one revision.',
          ),
        );
      if (contribution.uses.some(({ use }) => use === 'void'))
        flags.push(
          flag(
            'sheet-void',
            '有评分表因回避等原因作废，保留备查。',
            'A sheet is void, by recusal for example, and is kept on record.',
          ),
          flag(
            're-review',
            '专家在提交评分后回避，其对本项目的评审结论无效；更换专家的，由更换后的专家重新评审（参照《招标投标法实施条例》第四十八条）。',
            'The expert was recused after scoring: those conclusions are void. Whoever takes the place must review anew (cf. Regulations on Tendering, art. 48).',
          ),
        );
      for (const doubt of contribution.sheet?.doubts ?? []) {
        flags.push(flag(doubt, doubtNotes[doubt].zh, doubtNotes[doubt].en));
      }
      return flags;
    }),
  );
}

const doubtNotes = {
  'clock-suspect': {
    zh: '签署时专家电脑的时钟早于机构签署的时间；以本机构的收件时间为准。',
    en: 'The expert’s clock was behind a time that the agency signed; only the time of receipt is evidence.',
  },
  'older-vault': {
    zh: '专家在明知较早的工作区上签署；请与专家核对这是其最后的评分。',
    en: 'Signed in a workspace that the expert knew to be older; ask whether these are the last scores.',
  },
} as const;

function quorumFlags({ policy }: MergeInput, merged: Lot): Flag[] {
  return merged.standings.flatMap(({ app, sheets }): Flag[] => {
    const needed = neededSheets(policy, sheets.length);
    const valid = sheets.filter(({ exact, use }) => exact !== null || use === 'used').length;
    if (valid >= needed) return [];
    const note = {
      zh: `有效评分 ${valid} 份，规则要求不少于 ${needed} 份。`,
      en: `${valid} valid sheets; the rule asks for at least ${needed}.`,
    };
    return [{ kind: 'below-quorum', lot: merged.lot, app, expert: null, note }];
  });
}

function spreadFlags({ rubric }: MergeInput, merged: Lot): Flag[] {
  const limit = ratio(
    largeSpread.numerator * BigInt(rubric.fullMark),
    largeSpread.denominator * 100n,
  );
  return merged.standings.flatMap(({ app, sheets }): Flag[] => {
    const totals = sheets.flatMap(({ exact }) => (exact === null ? [] : [parseExact(exact)]));
    if (totals.length < 2) return [];
    const [lowest, highest] = extremes(totals);
    const spread = subtract(highest, lowest);
    if (compare(spread, limit) < 0) return [];
    const note = {
      zh: `最高 ${plainNumber(highest)} 与最低 ${plainNumber(lowest)} 相差 ${plainNumber(spread)} 分。`,
      en: `${plainNumber(spread)} points between the highest (${plainNumber(highest)}) and the lowest (${plainNumber(lowest)}).`,
    };
    return [{ kind: 'large-spread', lot: merged.lot, app, expert: null, note }];
  });
}

function rankFlags(
  input: MergeInput,
  counted: readonly Counted[],
  outcome: LotOutcome,
  merged: Lot,
): Flag[] {
  const { policy } = input;
  const flags: Flag[] = [];
  const flag = (kind: string, note: Bilingual): Flag => ({
    kind,
    lot: merged.lot,
    app: null,
    expert: null,
    note,
  });
  if (outcome.ranked?.tieAtCut === true)
    flags.push(
      flag('tie-at-cut', {
        zh: '并列跨过入选名额，按规则不自动裁定，由管理机构处理。',
        en: 'A tie straddles the cut; the rule leaves it to the agency.',
      }),
    );
  if (policy.aggregator === 'trimmed-mean' && !merged.trimmed)
    flags.push(
      flag('not-trimmed', {
        zh: `有申报的有效评分少于 ${policy.trim.minSheets} 份，本项全部按平均分计算，不去最高最低。`,
        en: `An application has fewer than ${policy.trim.minSheets} valid sheets: plain means for the whole lot.`,
      }),
    );
  const here = winners(outcome, policy);
  for (const other of aggregators) {
    if (other === policy.aggregator) continue;
    const asked = lotOutcome(input, counted, other, policy.tieChain);
    const otherwise = winners(asked, policy);
    if (here.join() === otherwise.join()) continue;
    flags.push(
      flag('another-rule-another-winner', {
        zh: `结果不稳健：若按${aggregatorNames[other].zh}，居前的是 ${named(otherwise, '、', '无')}，而不是 ${named(here, '、', '无')}。`,
        en: `Not robust: the ${aggregatorNames[other].en} would put ${named(otherwise, ', ', 'nobody')} first, not ${named(here, ', ', 'nobody')}.`,
      }),
    );
  }
  return flags;
}

/** Under a line it may be that nobody is named. */
const named = (apps: readonly string[], comma: string, nobody: string): string =>
  apps.length === 0 ? nobody : apps.join(comma);

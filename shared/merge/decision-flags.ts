import type { Flag, PanelDecided } from '../objects/result.ts';
import { exactText, plainNumber } from './exact.ts';
import type { Counted } from './lot-outcome.ts';

/** What decisions of the panel did to the figures of one lot, or could not do. */
export function decisionFlags(
  lot: string,
  counted: readonly Counted[],
  decided: readonly PanelDecided[],
): readonly Flag[] {
  const replaced = counted.flatMap(({ candidate, members, totals, signedTotals, replaced: by }) =>
    members.flatMap(({ expert }, index): Flag[] => {
      const [counts, signed] = [totals[index], signedTotals[index]];
      if (!by.has(index) || counts === undefined || signed === undefined) return [];
      const own = plainNumber(signed);
      const now = plainNumber(counts);
      return [
        {
          kind: 'score-replaced',
          lot,
          app: candidate.app,
          expert,
          note: {
            zh: `经专家组认定，该专家的总分 ${own} 由其余专家的平均分 ${now} 代替；认定前后的结果均列出。`,
            en: `By decision of the panel the total ${own} of this expert is replaced by the mean of the others, ${now}; the result without the decision is shown too.`,
          },
        },
      ];
    }),
  );
  const apps = new Set(counted.map(({ candidate }) => candidate.app));
  const idle = decided.flatMap(({ app, expert, state, outcome }): Flag[] => {
    const isIdle = state === 'without-effect' && outcome === 'mean-of-others' && apps.has(app);
    if (!isIdle) return [];
    return [
      {
        kind: 'decision-without-effect',
        lot,
        app,
        expert,
        note: {
          zh: '专家组认定没有生效：所认定的评分表已不计入，或未受认定的其余有效评分不足两份。',
          en: 'A decision of the panel has no effect: the sheet no longer counts, or fewer than two others without a decision do.',
        },
      },
    ];
  });
  return [...replaced, ...idle];
}

/** How the result states a replaced score. */
export function replacedRow(
  { members, replaced, signedTotals }: Counted,
  kid: string,
  printed: (value: Counted['totals'][number]) => string,
) {
  if (replaced.size === 0) return {};
  const index = members.findIndex((member) => member.kid === kid);
  const found = replaced.get(index);
  const signed = signedTotals[index];
  if (found === undefined || signed === undefined) return {};
  return {
    replaced: {
      decisions: [...found.decisions],
      exact: exactText(signed),
      printed: printed(signed),
      scores: [...found.scores].map(([item, value]) => ({ item, exact: exactText(value) })),
    },
  };
}

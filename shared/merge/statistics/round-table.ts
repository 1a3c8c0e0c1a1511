import type { ResultContent, Standing } from '../../objects/result.ts';
import type { Policy } from '../../policy.ts';
import type { Rubric } from '../../rubric.ts';
import { showsTotal } from '../../shows-total.ts';
import type { BarePolicy } from '../bare/bare-policy.ts';
import type { BareLot, ExpertCells } from '../bare/bare-table.ts';
import { byKeys } from '../code-unit-order.ts';
import { exactText, parseExact, ratio } from '../exact.ts';

/** A sealed round's rule in the words of a bare table (resources/guide/merging.md, 2.1), so that one
 * engine computes the statistics of both. What an expert states beside the scores counts as a vote
 * there, whether or not the rule decides by it. */
export function bareRule(policy: Policy, rubric: Rubric): BarePolicy {
  const { criteria, decision } = rubric;
  const [yes, ...others] = decision.choices.map(({ id }) => id);
  const isAsked = decision.kind !== 'none' && yes !== undefined && others.length > 0;
  return {
    schema: 'hengping-bare-policy/1',
    title: '',
    absent: { tokens: [''], values: [] },
    quorum: { minExperts: policy.quorum.minSheets },
    scores: showsTotal({ policy, rubric }) ? scoresOf(policy, criteria) : null,
    vote: isAsked
      ? {
          choices: [yes, ...others],
          yes: policy.vote?.yes ?? yes,
          abstain: policy.vote?.abstain ?? null,
          denominator: policy.vote?.denominator ?? 'cast',
          threshold: policy.vote?.threshold ?? 'majority',
          attendance: null,
          panelSize: null,
        }
      : null,
  };
}

function scoresOf(policy: Policy, criteria: Rubric['criteria']): BarePolicy['scores'] {
  return {
    order: 'experts-first',
    criteria: criteria.map(({ id, max, weight }) => ({
      id,
      min: '0',
      max: exactText(ratio(BigInt(max), 100n)),
      step: null,
      factor: exactText(ratio(BigInt(weight), BigInt(max))),
      factorIn: {},
      aggregator: null,
      quorum: null,
    })),
    aggregator: policy.aggregator,
    trim: { high: 1, low: 1, minValues: policy.trim.minSheets, decided: 'lot' },
    rounding: policy.rounding.map(({ at, places, mode }) => ({
      at: at === 'sheet' ? ('sheet' as const) : ('total' as const),
      places,
      mode,
    })),
    incompleteSheet: 'refuse',
    rank: {
      on: policy.rankOn,
      tieChain: policy.tieChain,
      selectPerLot: policy.selectPerLot,
      singleApplication: policy.singleApplication,
    },
  };
}

const counts = new Set<Standing['sheets'][number]['use']>(['used', 'trimmed-high', 'trimmed-low']);

/** The counted sheets of a result as a bare table: by lot, application and expert key. Everyone else
 * who was assigned is on the panel with nothing given. Lots that need no scores are left out, and
 * applications that the rule excludes: what could never be first is not compared. */
export function bareLots(content: ResultContent, { criteria }: Rubric): readonly BareLot[] {
  return content.lots
    .filter(({ state }) => state !== 'direct-single')
    .map(({ lot, standings }) => ({
      lot,
      applications: standings
        .filter(({ excluded }) => excluded === undefined)
        .map(({ app, sheets }) => ({
          application: app,
          experts: sheets.map((row) => cellsOf(row, criteria)).sort(byKeys(({ expert }) => expert)),
        }))
        .sort(byKeys(({ application }) => application)),
    }))
    .sort(byKeys(({ lot }) => lot));
}

function cellsOf(row: Standing['sheets'][number], criteria: Rubric['criteria']): ExpertCells {
  const isCounted = counts.has(row.use);
  const own = row.scores.map(({ item, value }) => [item, ratio(BigInt(value), 100n)] as const);
  // What the panel put in a score's place is what counted.
  const panel = (row.replaced?.scores ?? []).map(
    ({ item, exact }) => [item, parseExact(exact)] as const,
  );
  const given = new Map(isCounted ? [...own, ...panel] : []);
  return {
    expert: row.kid,
    values: criteria.map(({ id }) => given.get(id) ?? null),
    vote: isCounted ? row.decision : null,
  };
}

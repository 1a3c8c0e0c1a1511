import { compare, type Exact, exactText, parseExact, plainNumber } from '../merge/exact.ts';
import { reachesPoints } from '../merge/grade.ts';
import { roundedAt } from '../merge/rounding.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import type { Bilingual, Rubric } from '../rubric.ts';
import { same, type WhyStep, whyStep } from './why-step.ts';

type Lot = ResultContent['lots'][number];
type Rule = { readonly policy: Policy; readonly rubric: Rubric };

/** Why an application stands where it does among those of its lot: what is compared, each link of the
 * tie chain that was asked, what stays tied, and the cut. Nothing for an application without place. */
export function placeSteps(lot: Lot, standing: Standing, rule: Rule): readonly WhyStep[] {
  if (standing.place === null || standing.exact === null) return [];
  const { policy } = rule;
  const ranked = lot.standings.filter(({ place }) => place !== null);
  const own = comparedValue(standing, null, policy);
  const equals = ranked.filter(
    (other) => other !== standing && sameValue(comparedValue(other, null, policy), own),
  );
  const above = ranked.filter(({ place }) => (place ?? 0) < (standing.place ?? 0)).length;
  return [
    whyStep('place', {
      about: same(standing.app),
      text:
        policy.rankOn === 'printed'
          ? {
              zh: `在评审单元内按修约后的得分比较：第 ${standing.place} 名`,
              en: `compared in the lot on the printed score: place ${standing.place}`,
            }
          : {
              zh: `在评审单元内按精确得分比较：第 ${standing.place} 名`,
              en: `compared in the lot on the exact score: place ${standing.place}`,
            },
      formula: around(ranked, standing)
        .map((row) => `${row.place}. ${row.app} ${shownValue(comparedValue(row, null, policy))}`)
        .join('; '),
      result: String(standing.place),
    }),
    ...equals.flatMap((other) => tieSteps(standing, other, rule)),
    ...cutSteps(lot, standing, policy, above),
    ...lineSteps(standing, policy),
  ];
}

// A lot of two hundred is not listed two hundred times: the neighbours decide a place.
const mostNeighbours = 3;

function around(ranked: readonly Standing[], standing: Standing): readonly Standing[] {
  const at = ranked.indexOf(standing);
  return ranked.slice(Math.max(0, at - mostNeighbours), at + mostNeighbours + 1);
}

/** What the rule compares: the score, or one criterion of the chain; null where there is none. */
function comparedValue(standing: Standing, item: string | null, policy: Policy): Exact | null {
  const text =
    item === null
      ? standing.exact
      : (standing.criteria.find((entry) => entry.item === item)?.exact ?? null);
  if (text === null) return null;
  const value = parseExact(text);
  return policy.rankOn === 'exact' ? value : roundedAt(policy, 'application', value);
}

const sameValue = (a: Exact | null, b: Exact | null) =>
  a !== null && b !== null && compare(a, b) === 0;
const shownValue = (value: Exact | null) => (value === null ? '—' : plainNumber(value));

function tieSteps(standing: Standing, other: Standing, rule: Rule): readonly WhyStep[] {
  const { policy, rubric } = rule;
  const steps: WhyStep[] = [];
  for (const item of policy.tieChain) {
    const [own, theirs] = [
      comparedValue(standing, item, policy),
      comparedValue(other, item, policy),
    ];
    const title = rubric.criteria.find(({ id }) => id === item)?.title ?? same(item);
    const order = own === null || theirs === null ? 0 : compare(own, theirs);
    const sign = order > 0 ? '>' : order < 0 ? '<' : '=';
    steps.push(
      whyStep('place', {
        about: same(`${standing.app} · ${other.app}`),
        text: tieText(title, order, standing.app, other.app),
        formula: `${shownValue(own)} ${sign} ${shownValue(theirs)}`,
        exact: own === null ? null : exactText(own),
      }),
    );
    if (order !== 0) return steps;
  }
  return [
    ...steps,
    whyStep('place', {
      about: same(`${standing.app} · ${other.app}`),
      text: {
        zh: '规则所列各项均相同，保持并列，由管理机构处理',
        en: 'equal in all that the rule names: they stay tied, for the agency to settle',
      },
    }),
  ];
}

function tieText(title: Bilingual, order: number, own: string, other: string): Bilingual {
  if (order === 0)
    return {
      zh: `得分相同，比较“${title.zh}”：仍相同`,
      en: `equal scores; by “${title.en}”: equal again`,
    };
  const first = order > 0 ? own : other;
  return {
    zh: `得分相同，比较“${title.zh}”：${first} 在前`,
    en: `equal scores; by “${title.en}”: ${first} is before`,
  };
}

function lineSteps(standing: Standing, policy: Policy): readonly WhyStep[] {
  const { app, exact, printed, selected } = standing;
  const { line } = policy;
  if (line === undefined || exact === null) return [];
  const points = line / 100;
  const isReached = reachesPoints(policy, parseExact(exact), line);
  const text = selected
    ? { zh: `入选线 ${points} 分：达到，入选`, en: `line at ${points}: reached, selected` }
    : { zh: `入选线 ${points} 分：未入选`, en: `line at ${points}: not selected` };
  const formula = `${printed} ${isReached ? '≥' : '<'} ${points}`;
  return [whyStep('place', { about: same(app), text, formula })];
}

function cutSteps(lot: Lot, standing: Standing, policy: Policy, above: number): readonly WhyStep[] {
  const { selectPerLot } = policy;
  if (selectPerLot === null) return [];
  const tied = lot.standings.filter(({ place }) => place === standing.place).length;
  const straddles = above < selectPerLot && above + tied > selectPerLot;
  const text = straddles
    ? {
        zh: `入选名额 ${selectPerLot} 个，并列跨过名额，均不入选，由管理机构处理`,
        en: `room for ${selectPerLot}; a tie straddles the cut, so none of it is selected and the agency decides`,
      }
    : standing.selected
      ? { zh: `入选名额 ${selectPerLot} 个：入选`, en: `room for ${selectPerLot}: selected` }
      : { zh: `入选名额 ${selectPerLot} 个：未入选`, en: `room for ${selectPerLot}: not selected` };
  return [
    whyStep('place', {
      about: same(standing.app),
      text,
      formula: straddles
        ? `${above} + ${tied} > ${selectPerLot}`
        : `${above} + ${tied} ${above + tied > selectPerLot ? '>' : '≤'} ${selectPerLot}`,
    }),
  ];
}

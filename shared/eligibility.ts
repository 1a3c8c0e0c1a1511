import type { Bound, Condition, Rule } from './condition.ts';
import { Unit } from './condition.ts';
import { addMonths, readDate } from './fact-dates.ts';
import { compareSides, type PartyNames, readSide } from './independence.ts';
import { compare, type Exact, multiply, ratio } from './merge/exact.ts';
import type { Bilingual } from './rubric.ts';

export type ConditionOutcome =
  | 'met'
  | 'not-met'
  | 'soft-not-met'
  | 'preference'
  | 'no-preference'
  | 'not-applicable'
  | 'cannot-tell'
  | 'refers';

/** What the facts say of one condition. It informs people and changes no score. */
export type ConditionResult = {
  readonly id: string;
  readonly title: Bilingual;
  readonly source: string;
  readonly outcome: ConditionOutcome;
  /** Keys of facts that are absent or unreadable, where that is why nothing can be told. */
  readonly missing: readonly string[];
  /** Where touching bands disagree: what each would say. Empty otherwise. */
  readonly readings: readonly { readonly band: Bilingual; readonly met: boolean }[];
  /** What was held against what, where a condition compares lists. Empty otherwise. */
  readonly compared: readonly Bilingual[];
};

/** 符合 / 不符合 / 存疑 and so on, as screen and paper say it. */
export const conditionOutcomeWords: Readonly<Record<ConditionOutcome, Bilingual>> = {
  met: { zh: '符合', en: 'met' },
  'not-met': { zh: '不符合', en: 'not met' },
  'soft-not-met': { zh: '原则性要求未达', en: 'short of a soft condition' },
  preference: { zh: '优先', en: 'preferred' },
  'no-preference': { zh: '无此优先情形', en: 'no ground for preference' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'cannot-tell': { zh: '存疑', en: 'cannot tell' },
  refers: { zh: '另有规定', en: 'by another rule' },
};

type Given = {
  readonly facts: ReadonlyMap<string, string>;
  readonly party: PartyNames | null;
};
type Found = {
  readonly outcome: 'met' | 'not-met' | 'unknown' | 'refers';
  readonly missing: readonly string[];
  readonly readings: ConditionResult['readings'];
  readonly compared?: readonly Bilingual[];
};

/** Holds every condition against an application's facts and parties (as in its sealed record).
 * @param party without it, sides are compared by the facts alone */
export function evaluateConditions(
  conditions: readonly Condition[],
  facts: readonly { readonly key: string; readonly value: string }[],
  party: PartyNames | null = null,
): readonly ConditionResult[] {
  const given: Given = {
    facts: new Map(facts.map(({ key, value }) => [key, value])),
    party,
  };
  return conditions.map((condition) => {
    const { id, title, source } = condition;
    const { outcome, found } = judge(condition, given);
    const { missing, readings, compared = [] } = found;
    return { id, title, source, outcome, missing: [...new Set(missing)], readings, compared };
  });
}

function judge(
  condition: Condition,
  given: Given,
): { readonly outcome: ConditionOutcome; readonly found: Found } {
  if (condition.appliesIf !== undefined) {
    const concerned = evaluate(condition.appliesIf, given);
    if (concerned.outcome === 'not-met')
      return { outcome: 'not-applicable', found: { ...concerned, readings: [], compared: [] } };
    if (concerned.outcome !== 'met') return { outcome: 'cannot-tell', found: concerned };
  }
  const found = evaluate(condition.rule, given);
  const isPreference = condition.preference === true;
  const words = {
    met: isPreference ? 'preference' : 'met',
    'not-met': isPreference ? 'no-preference' : condition.soft ? 'soft-not-met' : 'not-met',
    unknown: 'cannot-tell',
    refers: 'refers',
  } as const;
  return { outcome: words[found.outcome], found };
}

const plain = (met: boolean): Found => ({
  outcome: met ? 'met' : 'not-met',
  missing: [],
  readings: [],
});
const unknown = (...missing: string[]): Found => ({ outcome: 'unknown', missing, readings: [] });

function evaluate(rule: Rule, given: Given): Found {
  const { facts } = given;
  switch (rule.kind) {
    case 'yes':
    case 'no': {
      const answer = readYesNo(facts.get(rule.fact) ?? '');
      return answer === null ? unknown(rule.fact) : plain(answer === (rule.kind === 'yes'));
    }
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than': {
      const value = readQuantity(facts.get(rule.fact) ?? '', rule.unit);
      if (value === null) return unknown(rule.fact);
      return plain(holds[rule.kind](compare(value, bound(rule.value, rule.unit))));
    }
    case 'share-at-least': {
      const part = readQuantity(facts.get(rule.part) ?? '', rule.unit);
      const whole = readQuantity(facts.get(rule.whole) ?? '', rule.unit);
      if (part === null) return unknown(rule.part, ...(whole === null ? [rule.whole] : []));
      if (whole === null || whole.numerator === 0n) return unknown(rule.whole);
      const least = multiply(whole, multiply(decimal(rule.percent), ratio(1n, 100n)));
      return plain(compare(part, least) >= 0);
    }
    case 'within-months':
      return withinMonths(rule, facts);
    case 'independent':
      return independent(rule, given);
    case 'all':
    case 'any':
      return combine(rule, given);
    case 'bands':
      return evaluateBands(rule, given);
    case 'refers':
      return { outcome: 'refers', missing: [], readings: [] };
  }
}

const holds: Readonly<Record<Bound, (order: -1 | 0 | 1) => boolean>> = {
  'at-least': (order) => order >= 0,
  'at-most': (order) => order <= 0,
  'more-than': (order) => order > 0,
  'less-than': (order) => order < 0,
};

function withinMonths(
  rule: Extract<Rule, { kind: 'within-months' }>,
  facts: Given['facts'],
): Found {
  const [from, to] = [rule.from, rule.to].map((key) => readDate(facts.get(key) ?? ''));
  const absent = [...(from ? [] : [rule.from]), ...(to ? [] : [rule.to])];
  if (!from || !to) return unknown(...absent);
  // The later step dated before the earlier one: one of the two dates is wrong.
  if (to < from) return unknown(rule.from, rule.to);
  return plain(to <= addMonths(from, rule.months));
}

function independent(rule: Extract<Rule, { kind: 'independent' }>, given: Given): Found {
  const { facts, party } = given;
  const ours = readSide(rule.ours, facts, party === null ? [] : [party.unit, ...party.partners]);
  const theirs = readSide(rule.theirs, facts, party === null ? [] : [party.demand_side]);
  const { outcome, notes } = compareSides(ours.side, theirs.side);
  const compared = [...notes, ...ours.notes, ...theirs.notes];
  if (outcome === 'doubtful') return { ...unknown(...ours.missing, ...theirs.missing), compared };
  return { ...plain(outcome === 'apart'), compared };
}

function combine(rule: Extract<Rule, { of: Rule[] }>, given: Given): Found {
  const found = rule.of.map((part) => evaluate(part, given));
  const decisive = rule.kind === 'all' ? 'not-met' : 'met';
  const decided = found.find(({ outcome }) => outcome === decisive);
  if (decided !== undefined) return decided;
  const open = found.filter(({ outcome }) => outcome === 'unknown' || outcome === 'refers');
  if (open.length === 0) return plain(rule.kind === 'all');
  return {
    ...unknown(...open.flatMap(({ missing }) => missing)),
    readings: open.flatMap(({ readings }) => readings),
    compared: open.flatMap(({ compared = [] }) => compared),
  };
}

function evaluateBands(rule: Extract<Rule, { kind: 'bands' }>, given: Given): Found {
  const value = readQuantity(given.facts.get(rule.fact) ?? '', rule.unit);
  if (value === null) return unknown(rule.fact);
  const within = rule.bands.filter(
    ({ from, to }) =>
      compare(value, bound(from, rule.unit)) >= 0 &&
      (to === null || compare(value, bound(to, rule.unit)) <= 0),
  );
  const found = within.map((band) => ({ band: band.title, ...evaluate(band.rule, given) }));
  const first = found[0];
  // In no band at all: the document does not say what holds.
  if (first === undefined) return { outcome: 'unknown', missing: [], readings: [] };
  if (found.every(({ outcome }) => outcome === first.outcome)) return first;
  const open = found.filter(({ outcome }) => outcome === 'unknown');
  if (open.length > 0) return unknown(...open.flatMap(({ missing }) => missing));
  const readings = found.map(({ band, outcome }) => ({ band, met: outcome === 'met' }));
  return { outcome: 'unknown', missing: [], readings };
}

const yesWords = new Set(['是', '有', '符合', '已提供', '√', '✓', 'yes', 'y', 'true', '1']);
const noWords = new Set(['否', '无', '不符合', '未提供', '×', 'no', 'n', 'false', '0']);

/** 是/否 and the usual ways to write them; null for anything else. */
export function readYesNo(value: string): boolean | null {
  const word = value.trim().toLowerCase();
  return yesWords.has(word) ? true : noWords.has(word) ? false : null;
}

const yuan: Readonly<Partial<Record<Unit, bigint>>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n };
const quantityPattern = /^(\d{1,15}(?:\.\d{1,6})?)\s*(元|万元|亿元|人|家|年|%)?$/;

/** A quantity in its base unit (money in 元): `1,200`, `1200.50 万元`, `0.12亿元`, full-width digits.
 * A bare number is in `unit`. Null where it is no number or in a unit of another kind. */
export function readQuantity(value: string, unit: Unit): Exact | null {
  const plainText = value.normalize('NFKC').replace(/[,\s]/g, '').replaceAll('％', '%');
  const match = quantityPattern.exec(plainText);
  if (match?.[1] === undefined) return null;
  const written = Unit.parse(match[2] ?? unit);
  const isMoney = yuan[written] !== undefined;
  if (written !== unit && !(isMoney && yuan[unit] !== undefined)) return null;
  return bound(match[1], written);
}

const bound = (value: string, unit: Unit): Exact =>
  multiply(decimal(value), ratio(yuan[unit] ?? 1n, 1n));

function decimal(value: string): Exact {
  const [whole = '0', fraction = ''] = value.split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

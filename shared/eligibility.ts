import { z } from 'zod';
import { addMonths, readDate } from './fact-dates.ts';
import { compareSides, readList, type SidePart } from './independence.ts';
import { compare, type Exact, multiply, ratio } from './merge/exact.ts';
import { Id, text } from './objects/common.ts';
import { Bilingual } from './rubric.ts';

const FactKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const Decimal = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);

/** Units of facts. Money converts among its three; the others stand for themselves. */
export const Unit = z.enum(['元', '万元', '亿元', '人', '家', '年', '%', '']);
export type Unit = z.infer<typeof Unit>;

type Bound = 'at-least' | 'at-most' | 'more-than' | 'less-than';
type SideFacts = Record<SidePart, string>;

/** What a condition asks of the facts. `bands` holds what applies by the size of one fact, both
 * ends included: where bands touch, a value on the edge is in two, and both readings are shown.
 * `within-months` asks that `to` is no later than so many months after `from`; `independent` that
 * two sides share no name, code, controller or holding, as far as the facts tell. */
export type Rule =
  | { kind: 'yes' | 'no'; fact: string }
  | { kind: Bound; fact: string; value: string; unit: Unit }
  | { kind: 'share-at-least'; part: string; whole: string; percent: string; unit: Unit }
  | { kind: 'within-months'; from: string; to: string; months: number }
  | { kind: 'independent'; ours: SideFacts; theirs: SideFacts }
  | { kind: 'all' | 'any'; of: Rule[] }
  | {
      kind: 'bands';
      fact: string;
      unit: Unit;
      bands: { from: string; to: string | null; title: Bilingual; rule: Rule }[];
    }
  | { kind: 'refers' };

const Side = z.strictObject({
  names: FactKey,
  codes: FactKey,
  controllers: FactKey,
  shareholders: FactKey,
});

export const Rule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['yes', 'no']), fact: FactKey }),
    z.strictObject({
      kind: z.enum(['at-least', 'at-most', 'more-than', 'less-than']),
      fact: FactKey,
      value: Decimal,
      unit: Unit,
    }),
    z.strictObject({
      kind: z.literal('share-at-least'),
      part: FactKey,
      whole: FactKey,
      percent: Decimal,
      unit: Unit,
    }),
    z.strictObject({
      kind: z.literal('within-months'),
      from: FactKey,
      to: FactKey,
      months: z.int().min(1).max(120),
    }),
    z.strictObject({ kind: z.literal('independent'), ours: Side, theirs: Side }),
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(Rule).min(1).max(20) }),
    z.strictObject({
      kind: z.literal('bands'),
      fact: FactKey,
      unit: Unit,
      bands: z
        .array(
          z.strictObject({ from: Decimal, to: Decimal.nullable(), title: Bilingual, rule: Rule }),
        )
        .min(1)
        .max(20),
    }),
    z.strictObject({ kind: z.literal('refers') }),
  ]),
);

/** One condition of a public document. `soft` (原则上): not met is a remark, not a failure. */
export const Condition = z.strictObject({
  id: Id,
  title: Bilingual,
  source: text(200),
  soft: z.boolean(),
  rule: Rule,
});
export type Condition = z.infer<typeof Condition>;

export type ConditionOutcome = 'met' | 'not-met' | 'soft-not-met' | 'cannot-tell' | 'refers';

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
  'cannot-tell': { zh: '存疑', en: 'cannot tell' },
  refers: { zh: '另有规定', en: 'by another rule' },
};

type Facts = ReadonlyMap<string, string>;
type Found = {
  readonly outcome: 'met' | 'not-met' | 'unknown' | 'refers';
  readonly missing: readonly string[];
  readonly readings: ConditionResult['readings'];
  readonly compared?: readonly Bilingual[];
};

/** Holds every condition against an application's facts (as in its sealed record). */
export function evaluateConditions(
  conditions: readonly Condition[],
  facts: readonly { readonly key: string; readonly value: string }[],
): readonly ConditionResult[] {
  const values: Facts = new Map(facts.map(({ key, value }) => [key, value]));
  return conditions.map(({ id, title, source, soft, rule }) => {
    const { outcome, missing, readings, compared = [] } = evaluate(rule, values);
    const failed = soft ? 'soft-not-met' : 'not-met';
    const words = {
      met: 'met',
      'not-met': failed,
      unknown: 'cannot-tell',
      refers: 'refers',
    } as const;
    const named = [...new Set(missing)];
    return { id, title, source, outcome: words[outcome], missing: named, readings, compared };
  });
}

const plain = (met: boolean): Found => ({
  outcome: met ? 'met' : 'not-met',
  missing: [],
  readings: [],
});
const unknown = (...missing: string[]): Found => ({ outcome: 'unknown', missing, readings: [] });

function evaluate(rule: Rule, facts: Facts): Found {
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
      return independent(rule, facts);
    case 'all':
    case 'any':
      return combine(rule, facts);
    case 'bands':
      return evaluateBands(rule, facts);
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

function withinMonths(rule: Extract<Rule, { kind: 'within-months' }>, facts: Facts): Found {
  const [from, to] = [rule.from, rule.to].map((key) => readDate(facts.get(key) ?? ''));
  const absent = [...(from ? [] : [rule.from]), ...(to ? [] : [rule.to])];
  if (!from || !to) return unknown(...absent);
  // The later step dated before the earlier one: one of the two dates is wrong.
  if (to < from) return unknown(rule.from, rule.to);
  return plain(to <= addMonths(from, rule.months));
}

function independent(rule: Extract<Rule, { kind: 'independent' }>, facts: Facts): Found {
  const list = (key: string) => readList(facts.get(key) ?? '');
  const side = (keys: SideFacts) => ({
    names: list(keys.names),
    codes: list(keys.codes),
    controllers: list(keys.controllers),
    shareholders: list(keys.shareholders),
  });
  const { outcome, notes } = compareSides(side(rule.ours), side(rule.theirs));
  const keys = [...Object.values(rule.ours), ...Object.values(rule.theirs)];
  if (outcome === 'doubtful')
    return { ...unknown(...keys.filter((key) => list(key) === null)), compared: notes };
  return { ...plain(outcome === 'apart'), compared: notes };
}

function combine(rule: Extract<Rule, { of: Rule[] }>, facts: Facts): Found {
  const found = rule.of.map((part) => evaluate(part, facts));
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

function evaluateBands(rule: Extract<Rule, { kind: 'bands' }>, facts: Facts): Found {
  const value = readQuantity(facts.get(rule.fact) ?? '', rule.unit);
  if (value === null) return unknown(rule.fact);
  const within = rule.bands.filter(
    ({ from, to }) =>
      compare(value, bound(from, rule.unit)) >= 0 &&
      (to === null || compare(value, bound(to, rule.unit)) <= 0),
  );
  const found = within.map((band) => ({ band: band.title, ...evaluate(band.rule, facts) }));
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

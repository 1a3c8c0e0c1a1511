import { z } from 'zod';
import type { SidePart } from './independence.ts';
import { Id, text } from './objects/common.ts';
import { Bilingual } from './rubric.ts';

/** A fact of an application, as rules and index columns name it. */
export const FactKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const Decimal = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);

/** Units of facts. Money converts among its three; the others stand for themselves. */
export const Unit = z.enum(['元', '万元', '亿元', '人', '家', '年', '%', '']);
export type Unit = z.infer<typeof Unit>;

export type Bound = 'at-least' | 'at-most' | 'more-than' | 'less-than';
export type SideFacts = Record<SidePart, string>;

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

/** One condition of a public document. `soft` (原则上): not met is a remark, not a failure.
 * `preference` (优先): met speaks for an application, not met says nothing against it. `appliesIf`:
 * whom the condition concerns; of anybody else it asks nothing. */
export const Condition = z.strictObject({
  id: Id,
  title: Bilingual,
  source: text(200),
  soft: z.boolean(),
  preference: z.literal(true).optional(),
  appliesIf: Rule.optional(),
  rule: Rule,
});
export type Condition = z.infer<typeof Condition>;

/** What a fact is called and asked by: sealed with the form, so that an expert reads words where a
 * rule holds keys. */
export const FactTitle = z.strictObject({
  key: FactKey,
  title: Bilingual,
  unit: Unit,
  source: text(200),
});
export type FactTitle = z.infer<typeof FactTitle>;

import { z } from 'zod';
import { Bytes32, Id, Line, Sha256, Time, text } from './common.ts';

/** A calendar date in China. */
export const DateInChina = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Longest text of one field, in UTF-16 units: what twenty experts write at most. */
export const longestOpinionText = 400_000;
const OpinionText = text(longestOpinionText);

/** What the panel says together: per criterion, per application, and on the round as a whole. Names
 * nobody. */
export const OpinionContent = z.strictObject({
  agency: Id,
  round: Id,
  title: Line,
  /** The expert result that it is upon. */
  result_content_sha256: Sha256,
  overall: OpinionText,
  applications: z
    .array(
      z.strictObject({
        app: Id,
        overall: OpinionText,
        criteria: z.array(z.strictObject({ item: Id, text: OpinionText.min(1) })).max(60),
      }),
    )
    .max(20_000),
});
export type OpinionContent = z.infer<typeof OpinionContent>;

/** What came back from one member on paper. `refused`: neither signed nor dissented in writing. */
export const MemberStand = z.enum(['signed', 'dissent', 'refused', 'absent']);
export type MemberStand = z.infer<typeof MemberStand>;

/** A dissent in writing: on one application, or (null) on the opinion as a whole. */
export const Dissent = z.strictObject({ app: Id.nullable(), reason: text(8000).min(1) });
export type Dissent = z.infer<typeof Dissent>;

/** Panel opinion (综合评审意见, typ `panel-opinion`): its text, approved by the agency, and what each
 * member answered on paper. Further answers make the next version over the same content. */
export const PanelOpinion = z.strictObject({
  v: z.literal(1),
  type: z.literal('panel-opinion'),
  agency: Id,
  round: Id,
  version: z.int().min(1),
  prev: Sha256.nullable(),
  content_sha256: Sha256,
  content: OpinionContent,
  members: z
    .array(
      z.strictObject({
        expert: Id,
        kid: Bytes32,
        name: Line,
        unit: Line,
        /** Null: nothing has come back yet. */
        stand: MemberStand.nullable(),
        on: DateInChina.nullable(),
        dissents: z.array(Dissent).max(1000),
      }),
    )
    .max(2000),
  issued_at: Time,
});
export type PanelOpinion = z.infer<typeof PanelOpinion>;

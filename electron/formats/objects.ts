import type { z } from 'zod';
import { Seal } from '../../shared/objects/bundle.ts';
import { Card } from '../../shared/objects/card.ts';
import { Confirmation, Destruction } from '../../shared/objects/closing.ts';
import { Decision, Declaration, RecusalEffect, Roster } from '../../shared/objects/declaration.ts';
import { Form } from '../../shared/objects/form.ts';
import { Grant } from '../../shared/objects/grant.ts';
import { PanelOpinion } from '../../shared/objects/panel-opinion.ts';
import { Delivery, Receipt, Submission } from '../../shared/objects/post.ts';
import { ProposedList } from '../../shared/objects/proposed-list.ts';
import { PanelDecision, Query, QueryAnswer } from '../../shared/objects/query.ts';
import { ResultObject } from '../../shared/objects/result.ts';
import { Sheet } from '../../shared/objects/sheet.ts';
import { type AgencyRole, Trust } from '../../shared/objects/trust.ts';

/** Whose key signs a type: the agency's root, one of the agency's role keys, an expert's enrolled
 * key, or (a card) the key that the object itself carries. */
export type SigningRole = AgencyRole | 'root' | 'expert' | 'self';

type Kind<S extends z.ZodType> = {
  /** The `typ` of its first layout. */
  readonly typ: string;
  readonly schema: S;
  /** Longest compact JWS that is read, in bytes. */
  readonly sizeLimit: number;
  readonly role: SigningRole;
  /** The newest layout that is read: the number in `typ`, and `v` of the payload. */
  readonly newest: number;
};

const kib = 1024;
const mib = 1024 * kib;

function kind<S extends z.ZodType>(
  name: string,
  schema: S,
  role: SigningRole,
  sizeLimit: number,
  newest = 1,
): Kind<S> {
  return { typ: `vnd.hengping.${name}.v1+json`, schema, sizeLimit, role, newest };
}

/** Every signed object: its JWS `typ`, its schema, its size limit, and whose key may sign it. */
export const objectKinds = {
  trust: kind('trust', Trust, 'root', 8 * mib),
  enrol: kind('enrol', Card, 'self', 32 * kib, 2),
  form: kind('form', Form, 'form', 4 * mib),
  'bundle-seal': kind('bundle-seal', Seal, 'seal', 8 * kib),
  roster: kind('roster', Roster, 'grant', 48 * mib),
  coi: kind('coi', Declaration, 'expert', 16 * mib),
  decision: kind('decision', Decision, 'grant', 16 * mib),
  'recusal-effect': kind('recusal-effect', RecusalEffect, 'grant', 16 * mib),
  grant: kind('grant', Grant, 'grant', 16 * mib),
  sheet: kind('sheet', Sheet, 'expert', 256 * kib),
  query: kind('query', Query, 'grant', 64 * kib),
  'query-answer': kind('query-answer', QueryAnswer, 'expert', 128 * kib),
  'panel-decision': kind('panel-decision', PanelDecision, 'result', 64 * kib),
  confirmation: kind('confirmation', Confirmation, 'expert', 16 * mib),
  destruction: kind('destruction', Destruction, 'expert', 32 * mib),
  delivery: kind('delivery', Delivery, 'grant', 4 * mib),
  submission: kind('submission', Submission, 'expert', 4 * mib),
  receipt: kind('receipt', Receipt, 'receipt', 8 * mib),
  // A round of a hundred thousand sheets; twice of it is still a text that the engine can hold.
  result: kind('result', ResultObject, 'result', 240 * mib),
  'panel-opinion': kind('panel-opinion', PanelOpinion, 'result', 64 * mib),
  'proposed-list': kind('proposed-list', ProposedList, 'result', 64 * mib),
} as const;

export type ObjectType = keyof typeof objectKinds;

export type PayloadOf<T extends ObjectType> = z.infer<(typeof objectKinds)[T]['schema']>;

/** A signed object that was made here or verified here; never one that was merely read. Its
 * identity is `payloadSha256`, not its signature. */
export type SignedObject<T extends ObjectType = ObjectType> = {
  readonly [K in T]: {
    readonly type: K;
    /** The compact JWS, or several joined by `~`: exactly what is written to files. */
    readonly jws: string;
    readonly payload: PayloadOf<K>;
    /** SHA-256 of the payload bytes, hex. */
    readonly payloadSha256: string;
    readonly kid: string;
  };
}[T];

export function isObjectType(name: string): name is ObjectType {
  return Object.hasOwn(objectKinds, name);
}

/** Longest text of an object with all its signatures, each over a payload of its own copy. */
export function longestText(type: ObjectType): number {
  return 2 * objectKinds[type].sizeLimit + 1;
}

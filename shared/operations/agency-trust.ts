import { z } from 'zod';
import { Bytes32, type SignatureSuite, Time } from '../objects/common.ts';
import { AgencyRole } from '../objects/trust.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { RevocationTarget, TrustVersion } from '../trust-words.ts';

/** What the next version of the agency's trust document is to change. */
export const TrustChange = z.discriminatedUnion('kind', [
  /** A later end; the keys in use then hold as long. */
  z.strictObject({ kind: z.literal('renew'), expires: Time }),
  /** New keys for these roles (none named: for all); the former ones end now. */
  z.strictObject({
    kind: z.literal('rotate-role-keys'),
    roles: z.array(AgencyRole).max(AgencyRole.options.length),
  }),
  z.strictObject({ kind: z.literal('rotate-root') }),
  /** `effectiveFrom` may lie before now: when the laptop was lost, not when that was noticed. */
  z.strictObject({
    kind: z.literal('revoke'),
    target: z.enum(['key', 'grant', 'bundle']),
    id: z.string().min(1).max(64),
    effectiveFrom: Time,
  }),
  /** Takes an expert's lost key back and hands what is still to be judged to the expert's new card. */
  z.strictObject({
    kind: z.literal('replace-expert'),
    kid: Bytes32,
    successor: Bytes32,
    effectiveFrom: Time,
  }),
]);
export type TrustChange = z.infer<typeof TrustChange>;

/** What a change would do, before it is done. */
export type TrustPlan = {
  readonly version: number;
  /** What the new version will say. */
  readonly changes: readonly Bilingual[];
  /** What follows from that for people, posts and sheets. */
  readonly effects: readonly Bilingual[];
};

export type Revocable = {
  readonly target: RevocationTarget;
  readonly id: string;
  readonly about: Bilingual;
};

export type AgencyTrust = {
  readonly version: number;
  readonly issuedAt: string;
  readonly expires: string;
  readonly code: string;
  readonly signatures: SignatureSuite;
  readonly exportedAt: string | null;
  readonly keys: readonly {
    readonly kid: string;
    readonly role: AgencyRole;
    readonly notBefore: string;
    readonly notAfter: string;
    readonly state: 'current' | 'former' | 'revoked';
  }[];
  readonly revoked: readonly (Revocable & {
    readonly reason: string;
    readonly effectiveFrom: string;
  })[];
  /** The newest first; version 1 has no reason. */
  readonly history: readonly (TrustVersion & { readonly reason: string | null })[];
  /** What could be taken back: experts' keys, the agency's former ones, live grants, bundles. */
  readonly revocable: readonly Revocable[];
};

const Reason = z.string().trim().min(1).max(400);

export const agencyTrustOperations = {
  trust: operation<AgencyTrust>()(z.strictObject({})),
  planTrust: operation<TrustPlan>()(z.strictObject({ change: TrustChange, reason: Reason })),
  /** Signs and keeps the next version. Its file still has to be exported and sent. */
  publishTrust: operation<AgencyTrust>()(
    z.strictObject({
      change: TrustChange,
      reason: Reason,
      passphrase: z.string().min(1).max(1024),
    }),
  ),
} as const;

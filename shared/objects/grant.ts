import { z } from 'zod';
import { AgeIdentity, Bytes32, Id, OpaqueId, Sha256, Time, Whole } from './common.ts';

/** Grant (阅卷授权): the identities of the applications that one expert may open. */
export const Grant = z.strictObject({
  v: z.literal(1),
  type: z.literal('grant'),
  agency: Id,
  round: Id,
  grant_id: OpaqueId,
  rev: z.int().min(1),
  expert: Id,
  expert_kid: Bytes32,
  /** Null only where the form says `with-bundle`. */
  coi_sha256: Sha256.nullable(),
  bundles: z
    .array(z.strictObject({ bundle_id: OpaqueId, min_rev: z.int().min(1) }))
    .min(1)
    .max(99),
  form_sha256: Sha256,
  apps: z
    .array(z.strictObject({ app: Id, identity: AgeIdentity, role: z.literal('reader') }))
    .max(20_000),
  issued_at: Time,
  not_after: Time,
  trust_version: Whole,
});
export type Grant = z.infer<typeof Grant>;

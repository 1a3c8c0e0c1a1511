import { z } from 'zod';
import {
  AgeRecipient,
  AgeSuite,
  Bytes32,
  Id,
  Line,
  SignatureSuite,
  SuitePublic,
  Time,
} from './common.ts';

export const AgencyRole = z.enum(['seal', 'grant', 'form', 'receipt', 'result']);
export type AgencyRole = z.infer<typeof AgencyRole>;

/** The names of what each suite signs with. */
export const suiteNames = {
  ed25519: 'Ed25519',
  sm2: 'SM2',
  'ed25519+sm2': 'Ed25519+SM2',
} as const satisfies Readonly<Record<SignatureSuite, string>>;

/** A signer of the agency: under a suite of two algorithms one entry names both of its keys. */
export const PublicKey = z.strictObject({
  kid: Bytes32,
  alg: z.enum([suiteNames.ed25519, suiteNames.sm2, suiteNames['ed25519+sm2']]),
  pub: SuitePublic,
});

/** Trust document (`.hptrust`): which keys speak for an agency, and in which role. */
export const Trust = z.strictObject({
  v: z.literal(1),
  type: z.literal('trust'),
  agency: Id,
  name: Line,
  version: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  issued_at: Time,
  expires: Time,
  /** What every signature of this agency and its experts is made with; the same in every version. */
  suite: SignatureSuite,
  root: z.array(PublicKey).min(1).max(9),
  root_threshold: z.int().min(1).max(9),
  keys: z
    .array(
      z.strictObject({
        ...PublicKey.shape,
        role: AgencyRole,
        not_before: Time,
        not_after: Time,
      }),
    )
    .min(1)
    .max(64),
  /** Recipients that posts to the agency are encrypted to. */
  intake: z.strictObject({ suite: AgeSuite, recipients: z.array(AgeRecipient).min(1).max(4) }),
  /** Second recipients of every sealed document. */
  recovery: z.strictObject({ suite: AgeSuite, recipients: z.array(AgeRecipient).max(4) }),
  revoked: z
    .array(
      z.strictObject({
        target: z.enum(['key', 'grant', 'bundle']),
        id: z.string().max(64),
        reason: Line,
        effective_from: Time,
      }),
    )
    .max(10_000),
  min_app_version: Line,
});
export type Trust = z.infer<typeof Trust>;

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { Id, Sha256, Time } from '../../shared/objects/common.ts';
import { writeFileAtomicallyNow } from '../formats/atomic-file.ts';
import { macOf, sameMac } from './sealing.ts';

const Revisions = z.record(Id, z.int().min(1));

/** What a workspace had come to, kept a second time outside its database. */
const State = z.strictObject({
  v: z.literal(1),
  type: z.literal('vault-state'),
  /** The last entry of the journal; `at` is empty before the first. */
  journal: z.strictObject({
    seq: z.int().min(0),
    hash: Sha256,
    at: z.union([Time, z.literal('')]),
  }),
  /** First 16 bytes of the database file: they differ from one database to another. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** SHA-256 of the keyring file. */
  keyring: Sha256,
  /** The highest versions and the latest signed time that were ever taken in. */
  seen: z.strictObject({
    trust: z.int().min(0),
    issued_at: z.union([Time, z.literal('')]),
    bundles: Revisions,
    grants: Revisions,
  }),
});
export type VaultState = z.infer<typeof State>;
export type Seen = VaultState['seen'];

const StateFile = State.extend({ mac: z.string().regex(/^[0-9a-f]{64}$/) });

/** Beside the folder of the workspace, so that a folder put back whole does not bring its own. */
export const statePath = (folder: string): string => `${folder}.state`;

export function stateText(state: VaultState, key: Uint8Array): string {
  return `${canonicalJson({ ...state, mac: macOf(key, canonicalJson(state)) })}\n`;
}

export type FoundState = VaultState | 'missing' | 'bad';

/**
 * The state under `key`; `bad` where it was altered, is of another workspace, or is unreadable.
 * @throws Refusal vault-newer where a newer program wrote it
 */
export function parseState(text: string, key: Uint8Array): VaultState | 'bad' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'bad';
  }
  const newer = z.looseObject({ type: z.literal('vault-state'), v: z.int().min(2) });
  if (newer.safeParse(value).success) throw new Refusal('vault-newer', 'state file version');
  const parsed = StateFile.safeParse(value);
  if (!parsed.success) return 'bad';
  const { mac, ...state } = parsed.data;
  return sameMac(mac, macOf(key, canonicalJson(state))) ? state : 'bad';
}

/** @throws Refusal vault-newer */
export function readState(path: string, key: Uint8Array): FoundState {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? 'missing' : 'bad';
  }
  return parseState(text, key);
}

/** Whole or not at all, and on the disk when it returns.
 * @throws Refusal disk-full, file-unwritable */
export function writeState(path: string, state: VaultState, key: Uint8Array): void {
  writeFileAtomicallyNow(path, Buffer.from(stateText(state, key), 'utf8'));
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import { Id, Time, wellFormed } from '../../shared/objects/common.ts';
import type { Role } from '../../shared/operations/workspace.ts';
import { decryptSmall, sealAge } from '../formats/age.ts';
import { type KdfCost, keyFromPassphrase } from './passphrase-kdf.ts';
import { keyFromRecoveryCode } from './recovery-code.ts';
import { derivedKey, macOf, sameMac, sealUnder, unsealUnder } from './sealing.ts';

const Base64 = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

const PassphraseSlot = z.strictObject({
  kind: z.literal('passphrase'),
  algorithm: z.literal('argon2id13'),
  ops: z.int(),
  memory_bytes: z.int(),
  salt: Base64,
  sealed: Base64,
});
const RecoverySlot = z.strictObject({ kind: z.literal('recovery'), sealed: Base64 });

/** Put there by the expert alone: the data secret, as an age file to the agency's recovery
 * recipients. The signing secret is in no such slot, so that whoever opens it reads and never
 * signs. */
const EscrowSlot = z.strictObject({
  kind: z.literal('escrow'),
  agency: Id,
  agency_name: wellFormed(400),
  added_at: Time,
  sealed: z
    .string()
    .max(100_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});
export type EscrowSlot = z.infer<typeof EscrowSlot>;

const KeyringFile = z.strictObject({
  v: z.literal(1),
  type: z.literal('keyring'),
  role: z.enum(['expert', 'agency']),
  /** Shown on the locked screen; nothing else about a person is outside the encrypted file. */
  name: wellFormed(400),
  created_at: Time,
  slots: z
    .tuple([PassphraseSlot, RecoverySlot])
    .rest(EscrowSlot)
    .refine((slots) => slots.length <= 3),
  /** Over everything else in the file, so that no slot is swapped or weakened unnoticed. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeyringFile = z.infer<typeof KeyringFile>;
type PassphraseSlot = z.infer<typeof PassphraseSlot>;
type Slots = KeyringFile['slots'];

/** The two secrets of a workspace, 32 bytes each. `data` opens the database; `signing` only ever
 * unwraps signing seeds, and is dropped as soon as they are unwrapped. */
export type RootSecrets = { readonly data: Uint8Array; readonly signing: Uint8Array };

export function newRootSecrets(): RootSecrets {
  return { data: new Uint8Array(randomBytes(32)), signing: new Uint8Array(randomBytes(32)) };
}

export function wipe(secrets: RootSecrets): void {
  secrets.data.fill(0);
  secrets.signing.fill(0);
}

/** What a keyring says without any key. @throws Refusal vault-damaged, vault-newer */
export function parseKeyring(text: string): KeyringFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('vault-damaged', 'keyring is not json');
  }
  const version = z.looseObject({ v: z.int().min(1) }).safeParse(value);
  if (version.success && version.data.v > 1) throw new Refusal('vault-newer', 'keyring version');
  const parsed = KeyringFile.safeParse(value);
  if (!parsed.success) throw new Refusal('vault-damaged', 'keyring does not match its schema');
  return parsed.data;
}

export const writeKeyring = (file: KeyringFile): string => `${canonicalJson(file)}\n`;

type NewKeyring = {
  readonly role: Role;
  readonly name: string;
  readonly createdAt: string;
  readonly passphrase: string;
  readonly bareRecoveryCode: string;
  readonly cost: KdfCost;
};

export async function newKeyring(input: NewKeyring, secrets: RootSecrets): Promise<KeyringFile> {
  const head = {
    v: 1,
    type: 'keyring',
    role: input.role,
    name: input.name,
    created_at: input.createdAt,
  } as const;
  const passphraseSlot = await sealPassphraseSlot(input.passphrase, input.cost, secrets);
  const slots: Slots = [passphraseSlot, recoverySlot(input.bareRecoveryCode, secrets)];
  return withMac({ ...head, slots }, macKey(secrets.data));
}

/** The slot that the agency's recovery identity opens; null where the expert put none there. */
export const escrowSlot = (file: KeyringFile): EscrowSlot | null => file.slots[2] ?? null;

/** What is sealed into an escrow slot and what its mac is checked with. */
export type EscrowInput = Pick<EscrowSlot, 'agency' | 'agency_name' | 'added_at'> & {
  readonly recipients: readonly string[];
};

/** The keyring with an escrow slot, in place of an earlier one. @throws Refusal age-recipient */
export async function addEscrow(
  file: KeyringFile,
  { recipients, ...head }: EscrowInput,
  secrets: Pick<RootSecrets, 'data'>,
): Promise<KeyringFile> {
  const { mac: _, ...rest } = file;
  const sealed = Buffer.from(await sealAge(secrets.data, recipients)).toString('base64');
  const slot: EscrowSlot = { kind: 'escrow', ...head, sealed };
  return withMac({ ...rest, slots: [file.slots[0], file.slots[1], slot] }, macKey(secrets.data));
}

/** The keyring without its escrow slot. Copies made before still have it. */
export function removeEscrow(file: KeyringFile, key: Uint8Array): KeyringFile {
  const { mac: _, ...rest } = file;
  return withMac({ ...rest, slots: [file.slots[0], file.slots[1]] }, key);
}

/**
 * The data secret of a keyring with an escrow slot: it opens the database and unwraps no signing
 * seed.
 * @throws Refusal escrow-none, escrow-not-yours, vault-damaged
 */
export async function openEscrow(
  file: KeyringFile,
  identities: readonly string[],
): Promise<Uint8Array> {
  const slot = escrowSlot(file);
  if (!slot) throw new Refusal('escrow-none', 'keyring has no escrow slot');
  const sealed = Buffer.from(slot.sealed, 'base64');
  let data: Uint8Array;
  try {
    data = await decryptSmall(sealed, identities, sealed.length);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('escrow-not-yours', error.code, { agency: slot.agency });
  }
  if (data.length !== 32) throw new Refusal('vault-damaged', 'escrow slot length');
  checkMac(file, data);
  return data;
}

/** The keyring with another passphrase; the recovery code stays what it was. */
export async function replacePassphrase(
  file: KeyringFile,
  passphrase: string,
  cost: KdfCost,
  secrets: RootSecrets,
): Promise<KeyringFile> {
  const { mac: _, ...rest } = file;
  const slot = await sealPassphraseSlot(passphrase, cost, secrets);
  return withMac({ ...rest, slots: withFirst(file.slots, slot) }, macKey(secrets.data));
}

/** The keyring with another recovery code; the passphrase stays what it was. */
export function replaceRecoveryCode(
  file: KeyringFile,
  bareRecoveryCode: string,
  secrets: RootSecrets,
): KeyringFile {
  const { mac: _, ...rest } = file;
  const slot = recoverySlot(bareRecoveryCode, secrets);
  const [passphrase, , escrow] = file.slots;
  const slots: Slots = escrow ? [passphrase, slot, escrow] : [passphrase, slot];
  return withMac({ ...rest, slots }, macKey(secrets.data));
}

function withFirst([, recovery, escrow]: Slots, first: PassphraseSlot): Slots {
  return escrow ? [first, recovery, escrow] : [first, recovery];
}

/** @throws Refusal wrong-passphrase, vault-damaged (the file was altered, or its cost is absurd) */
export async function openWithPassphrase(
  file: KeyringFile,
  passphrase: string,
): Promise<RootSecrets> {
  const [slot] = file.slots;
  const salt = Buffer.from(slot.salt, 'base64');
  if (salt.length !== 16) throw new Refusal('vault-damaged', 'salt length');
  const cost = { ops: slot.ops, memoryBytes: slot.memory_bytes };
  const key = await keyFromPassphrase(passphrase, salt, cost);
  const secrets = openSlot(key, passphraseContext(slot), slot.sealed);
  key.fill(0);
  if (!secrets) throw new Refusal('wrong-passphrase', 'passphrase slot does not open');
  checkMac(file, secrets.data);
  return secrets;
}

/** @throws Refusal recovery-code-wrong, vault-damaged */
export function openWithRecoveryCode(file: KeyringFile, bareCode: string): RootSecrets {
  const key = keyFromRecoveryCode(bareCode);
  const secrets = openSlot(key, slotContext('recovery'), file.slots[1].sealed);
  if (!secrets) throw new Refusal('recovery-code-wrong', 'recovery slot does not open');
  checkMac(file, secrets.data);
  return secrets;
}

async function sealPassphraseSlot(
  passphrase: string,
  cost: KdfCost,
  secrets: RootSecrets,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16);
  const head = {
    kind: 'passphrase',
    algorithm: 'argon2id13',
    ops: cost.ops,
    memory_bytes: cost.memoryBytes,
    salt: salt.toString('base64'),
  } as const;
  const key = await keyFromPassphrase(passphrase, salt, cost);
  const sealed = sealSecrets(key, slotContext(canonicalJson(head)), secrets);
  key.fill(0);
  return { ...head, sealed };
}

function recoverySlot(bareCode: string, secrets: RootSecrets): z.infer<typeof RecoverySlot> {
  const key = keyFromRecoveryCode(bareCode);
  const sealed = sealSecrets(key, slotContext('recovery'), secrets);
  key.fill(0);
  return { kind: 'recovery', sealed };
}

const slotContext = (header: string): string => `hengping/slot/v1\0${header}`;

function passphraseContext(slot: PassphraseSlot): string {
  const { sealed: _, ...head } = slot;
  return slotContext(canonicalJson(head));
}

function sealSecrets(key: Uint8Array, context: string, secrets: RootSecrets): string {
  const both = Buffer.concat([secrets.data, secrets.signing]);
  const sealed = Buffer.from(sealUnder(key, context, both)).toString('base64');
  both.fill(0);
  return sealed;
}

function openSlot(key: Uint8Array, context: string, sealed: string): RootSecrets | null {
  const both = unsealUnder(key, context, Buffer.from(sealed, 'base64'));
  if (both === null || both.length !== 64) return null;
  return { data: both.slice(0, 32), signing: both.slice(32) };
}

type Unauthenticated = Omit<KeyringFile, 'mac'>;

/** The key that a keyring is authenticated with. */
export const macKey = (data: Uint8Array): Uint8Array => derivedKey(data, 'hengping/keyring-mac/v1');

function withMac(file: Unauthenticated, key: Uint8Array): KeyringFile {
  return { ...file, mac: macOf(key, canonicalJson(file)) };
}

function checkMac(file: KeyringFile, data: Uint8Array): void {
  const { mac, ...rest } = file;
  invariant(mac.length === 64, 'the schema fixed the length of the mac');
  if (!sameMac(mac, withMac(rest, macKey(data)).mac)) {
    throw new Refusal('vault-damaged', 'keyring was altered');
  }
}

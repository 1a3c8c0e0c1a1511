import { join } from 'node:path';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgeSuite, SignatureSuite } from '../../shared/objects/common.ts';
import type { WorkspaceState } from '../../shared/operations/workspace.ts';
import { initialiseAgency } from '../agency/initialise-agency.ts';
import { expertProfile } from '../desk/expert-profile.ts';
import { initialiseExpert } from '../desk/initialise-expert.ts';
import { OpenDocuments } from '../desk/open-documents.ts';
import { ownKid } from '../desk/own-key.ts';
import type { Host } from '../host.ts';
import { readAgencyProfile } from '../vault/agency-profile.ts';
import { readProfile } from '../vault/expert-profile.ts';
import type { KdfCost } from '../vault/passphrase-kdf.ts';
import type { Signing } from '../vault/secrets.ts';
import { readSetting, writeSetting } from '../vault/settings.ts';
import {
  createWorkspace,
  findWorkspace,
  openWorkspace,
  recoverWorkspace,
  type Vault,
} from '../vault/vault.ts';
import { type ExpertSession, type Session, type SessionHolder, systemTime } from './session.ts';

/** What opening a workspace needs from around it. */
export type Surroundings = {
  readonly host: Host;
  readonly holder: SessionHolder;
  /** Default: the system's clock. */
  readonly now?: () => string;
  /** Cost of a passphrase guess in a new workspace. Default: production. */
  readonly kdf?: KdfCost;
};

/** The one workspace of a home folder. */
export const workspaceFolder = (host: Host): string => join(host.homeFolder, 'workspace');

const lockAfterSetting = 'lock.after-minutes';
const defaultLockAfterMinutes = 15;

/** What the start of the program finds; a workspace that cannot be opened is told, not thrown. */
export async function workspaceState(around: Surroundings): Promise<WorkspaceState> {
  const session = around.holder.current();
  if (session) return openState(session);
  try {
    return await findWorkspace(workspaceFolder(around.host));
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'problem', failure: error.toFailure() };
    throw error;
  }
}

export function openState(session: Session): WorkspaceState {
  const { vault, role, appVersion } = session;
  return {
    kind: 'open',
    role,
    name: vault.name,
    unit: session.role === 'expert' ? expertProfile(session).unit : session.agency,
    recoveryConfirmed: vault.recoveryConfirmed(),
    lockAfterMinutes: lockAfterMinutes(session),
    appVersion,
  };
}

export function lockAfterMinutes({ vault }: Session): number {
  return Number(readSetting(vault.read, lockAfterSetting) ?? defaultLockAfterMinutes);
}

export function setLockAfterMinutes({ vault }: Session, minutes: number): void {
  writeSetting(vault.write, lockAfterSetting, String(minutes));
}

type NewPerson = { readonly name: string; readonly passphrase: string };

/** @throws Refusal workspace-exists, passphrase-too-short, disk-full, file-unwritable */
export async function createExpertWorkspace(
  around: Surroundings,
  input: NewPerson & { readonly unit: string; readonly title: string },
): Promise<{ readonly recoveryCode: string }> {
  const { name, unit, title } = input;
  const { appVersion } = around.host;
  return create(around, 'expert', input, (vault, signing, at) =>
    initialiseExpert(vault, signing, { name, unit, title, at, appVersion }),
  );
}

/** @throws Refusal workspace-exists, passphrase-too-short, disk-full, file-unwritable */
export async function createAgencyWorkspace(
  around: Surroundings,
  input: NewPerson & {
    readonly id: string;
    readonly suite: AgeSuite;
    readonly signatures?: SignatureSuite | undefined;
  },
): Promise<{ readonly recoveryCode: string }> {
  const { id: agency, name, suite, signatures = 'ed25519' } = input;
  return create(around, 'agency', input, (vault, signing, at) =>
    initialiseAgency(vault, signing, { agency, name, suite, signatures, at }),
  );
}

async function create(
  around: Surroundings,
  role: 'expert' | 'agency',
  { name, passphrase }: NewPerson,
  initialise: (vault: Vault, signing: Signing, at: string) => Promise<void>,
): Promise<{ readonly recoveryCode: string }> {
  if (around.holder.current()) throw new Refusal('workspace-exists', 'a workspace is open');
  const createdAt = (around.now ?? systemTime)();
  const { vault, signing, recoveryCode } = await createWorkspace({
    folder: workspaceFolder(around.host),
    role,
    name,
    passphrase,
    createdAt,
    kdf: around.kdf,
    populate: (empty, keys) => initialise(empty, keys, createdAt),
  });
  around.holder.open(sessionOf(around, vault, signing));
  return { recoveryCode };
}

/** @throws Refusal workspace-none, wrong-passphrase, and as openWorkspace does */
export async function unlock(
  around: Surroundings,
  input: { readonly passphrase: string; readonly knowingly?: boolean | undefined },
): Promise<WorkspaceState> {
  const folder = await requireWorkspace(around);
  const opening = { now: around.now ?? systemTime, knowingly: input.knowingly === true };
  return holdOpen(around, await openWorkspace(folder, input.passphrase, opening));
}

/** @throws Refusal workspace-none, recovery-code-wrong, and as recoverWorkspace does */
export async function unlockWithRecovery(
  around: Surroundings,
  input: {
    readonly code: string;
    readonly newPassphrase: string;
    readonly knowingly?: boolean | undefined;
  },
): Promise<WorkspaceState> {
  const folder = await requireWorkspace(around);
  const { code, newPassphrase } = input;
  const opening = { now: around.now ?? systemTime, knowingly: input.knowingly === true };
  return holdOpen(around, await recoverWorkspace(folder, code, newPassphrase, opening));
}

async function requireWorkspace({ host, holder }: Surroundings): Promise<string> {
  if (holder.current()) throw new Refusal('workspace-open', 'a workspace is open already');
  const folder = workspaceFolder(host);
  const found = await findWorkspace(folder);
  if (found.kind === 'none') throw new Refusal('workspace-none', 'no workspace folder');
  return folder;
}

function holdOpen(
  around: Surroundings,
  { vault, signing }: { readonly vault: Vault; readonly signing: Signing },
): WorkspaceState {
  const session = sessionOf(around, vault, signing);
  around.holder.open(session);
  return openState(session);
}

function sessionOf({ host, now }: Surroundings, vault: Vault, signing: Signing): Session {
  const common = { vault, now: now ?? systemTime, appVersion: host.appVersion };
  if (vault.role === 'agency') {
    const profile = readAgencyProfile(vault.read);
    invariant(profile, 'an agency is made with its profile');
    return { ...common, role: 'agency', agency: profile.agency, signing };
  }
  // An expert signs by giving the passphrase each time.
  signing.close();
  const profile = readProfile(vault.read);
  invariant(profile, 'an expert is made with a profile');
  const { expert } = profile;
  const session: ExpertSession = {
    ...common,
    role: 'expert',
    get kid() {
      return ownKid(session);
    },
    expert,
    documents: new OpenDocuments(),
  };
  return session;
}

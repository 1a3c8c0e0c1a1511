import { Refusal } from '../../shared/errors.ts';
import type { OpenDocuments } from '../desk/open-documents.ts';
import { appendToJournal } from '../vault/journal.ts';
import type { Signing } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';

/** What every use case is given: an open workspace, the time, and who is working. */
type OpenSession = {
  readonly vault: Vault;
  /** UTC to the second: `2026-11-21T14:32:05Z`. Tests give their own. */
  readonly now: () => string;
  readonly appVersion: string;
};

/** An expert at work. Signing asks for the passphrase each time: `vault.unlockSigning`. */
export type ExpertSession = OpenSession & {
  readonly role: 'expert';
  /** Key id under the signature suite of the agency that was confirmed. */
  readonly kid: string;
  /** Expert id, made with the workspace. */
  readonly expert: string;
  /** Bundles and documents that are open; they close with the session. */
  readonly documents: OpenDocuments;
};

/** The agency at work. Its keys sign all day, so they stay ready until the workspace is locked. */
export type AgencySession = OpenSession & {
  readonly role: 'agency';
  readonly agency: string;
  readonly signing: Signing;
};

export type Session = ExpertSession | AgencySession;

/** The one open session of a program, or none. */
export type SessionHolder = {
  current(): Session | null;
  /** @throws Refusal workspace-locked, wrong-role */
  expert(): ExpertSession;
  /** @throws Refusal workspace-locked, wrong-role */
  agency(): AgencySession;
  open(session: Session): void;
  /** Runs what was registered, then closes the vault and wipes keys. Harmless when locked. */
  close(): void;
  /** Milliseconds since something was last asked of the open workspace. */
  idleMs(): number;
  /** Something that must let go when the workspace locks: open readers, running jobs. */
  onClose(release: () => void): void;
};

export function newSessionHolder(): SessionHolder {
  let open: Session | null = null;
  let usedAt = performance.now();
  const releases: (() => void)[] = [];
  const present = (): Session => {
    if (!open) throw new Refusal('workspace-locked', 'no open session');
    usedAt = performance.now();
    return open;
  };
  return {
    current: () => open,
    expert() {
      const session = present();
      if (session.role !== 'expert') throw new Refusal('wrong-role', 'an expert is needed');
      return session;
    },
    agency() {
      const session = present();
      if (session.role !== 'agency') throw new Refusal('wrong-role', 'an agency is needed');
      return session;
    },
    open(session) {
      open = session;
      usedAt = performance.now();
    },
    idleMs: () => performance.now() - usedAt,
    close() {
      const closing = open;
      if (!closing) return;
      open = null;
      for (const release of releases) release();
      if (closing.role === 'agency') closing.signing.close();
      else void closing.documents.closeAll();
      closing.vault.close();
    },
    onClose(release) {
      releases.push(release);
    },
  };
}

/** Tells the journal what the person of this session did. Inside the transaction that does it. */
export function record(session: Session, action: string, subject: string): void {
  const actor = session.role === 'expert' ? session.expert : session.agency;
  appendToJournal(session.vault.write, { at: session.now(), actor, action, subject });
}

/** The system's clock as `Session.now` gives it. */
export const systemTime = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

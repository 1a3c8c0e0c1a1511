import { readFile } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import { sameCode } from '../formats/codes.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openTrust, sameRoot, trustCode } from '../formats/trust.ts';
import { pinTrust, putPendingTrust, readTrust } from '../vault/expert-trust.ts';
import { keepObject } from '../vault/signed-objects.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { requireHolding } from './pinned-trust.ts';

/**
 * Takes a trust document in. The first waits for its paper code; after that only the same agency
 * is known, and another root stops here.
 * @throws Refusal trust-other-agency, trust-expired, app-too-old, file-unreadable, and as openTrust
 * does
 */
export async function receiveTrust(
  session: ExpertSession,
  { path, name }: IncomingFile,
): Promise<ReceivedFile> {
  const trust = openTrust(await readText(path));
  const { agency } = trust.payload;
  const file = { name, kind: 'trust', failure: null, subject: agency } as const;
  const stored = readTrust(session.vault.read);
  if (stored?.state === 'pinned') {
    requireSameRoot(openTrust(stored.jws), trust);
    requireHolding(session, trust);
    return { ...file, outcome: 'already-known', summary: knownSummary };
  }
  requireHolding(session, trust);
  session.vault.write.transaction(() => {
    keepTrust(session, trust);
    putPendingTrust(session.vault.write, trust.payloadSha256);
    record(session, 'trust-received', trust.payloadSha256);
  });
  return {
    ...file,
    outcome: 'needs-confirmation',
    summary: {
      zh: `这是“${trust.payload.name}”的信任文件，请输入纸质邀请函上的核对码来确认。`,
      en: `The trust document of “${trust.payload.name}”: confirm it by the code on the paper invitation.`,
    },
  };
}

const knownSummary = {
  zh: '这个管理机构此前已经确认，无需再做什么。',
  en: 'This agency was confirmed before; there is nothing to do.',
};

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    throw readRefusal(error, path);
  }
}

function requireSameRoot(pinned: SignedObject<'trust'>, found: SignedObject<'trust'>): void {
  const same =
    pinned.payload.agency === found.payload.agency && sameRoot(pinned.payload, found.payload);
  if (!same) {
    throw new Refusal('trust-other-agency', 'another root', { agency: pinned.payload.name });
  }
}

function keepTrust(session: ExpertSession, trust: SignedObject<'trust'>): void {
  const { payloadSha256: sha256, payload, kid, jws } = trust;
  const object = { sha256, type: 'trust', agency: payload.agency, round: '', kid, jws };
  keepObject(session.vault.write, object, session.now());
}

/**
 * Pins the agency whose code was typed from paper. The program never shows the code first: typing
 * it is the comparison.
 * @throws Refusal trust-none, trust-code-wrong, trust-expired, app-too-old
 */
export function confirmTrust(
  session: ExpertSession,
  { agency, code }: { readonly agency: string; readonly code: string },
): void {
  const stored = readTrust(session.vault.read);
  const trust = stored === null ? null : openTrust(stored.jws);
  if (!trust || trust.payload.agency !== agency) {
    throw new Refusal('trust-none', 'no trust document of this agency');
  }
  if (!sameCode(code, trustCode(trust.payload))) {
    throw new Refusal('trust-code-wrong', 'typed code differs');
  }
  requireHolding(session, trust);
  if (stored?.state === 'pinned') return;
  session.vault.write.transaction(() => {
    pinTrust(session.vault.write, session.now());
    record(session, 'trust-pinned', trust.payloadSha256);
  });
}

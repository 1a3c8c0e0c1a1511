import { readFile } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { sameCode } from '../formats/codes.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { trustCode } from '../formats/trust.ts';
import {
  joinChains,
  newestTrust,
  openTrustChain,
  type TrustChain,
} from '../formats/trust-chain.ts';
import { pinTrust, putPendingTrust, readTrust } from '../vault/expert-trust.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { requireKeyFor } from './own-key.ts';
import {
  asVersion,
  keepLaterTrust,
  keepTrustObjects,
  pinnedChain,
  requireHolding,
} from './pinned-trust.ts';

/**
 * Takes a trust file in. The first waits for its paper code. After that only the same agency is
 * known: what follows from the held versions is taken without asking, an older file changes nothing,
 * and another root or a second document of one version stops here.
 * @throws Refusal own-suite, trust-other-agency, trust-conflict, trust-expired, app-too-old, file-unreadable,
 * and as openTrustChain does
 */
export async function receiveTrust(
  session: ExpertSession,
  { path, name }: IncomingFile,
): Promise<ReceivedFile> {
  const chain = openTrustChain(await readText(path));
  const trust = newestTrust(chain);
  const { agency } = trust.payload;
  const file = { name, kind: 'trust', failure: null, subject: agency } as const;
  const isPinned = readTrust(session.vault.read)?.state === 'pinned';
  if (isPinned) return { ...file, ...(await receiveLater(session, chain)) };
  requireHolding(session, trust);
  requireKeyFor(session, trust.payload.suite);
  session.vault.write.transaction(() => {
    keepTrustObjects(session, chain);
    putPendingTrust(session.vault.write, chain.map(asVersion), session.now());
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

type Answer = Pick<ReceivedFile, 'outcome'> & { readonly summary: Bilingual };

async function receiveLater(session: ExpertSession, found: TrustChain): Promise<Answer> {
  const held = pinnedChain(session);
  const chain = joined(held, found);
  requireHolding(session, newestTrust(chain));
  if (chain.length > held.length) {
    await session.documents.closeAll();
    session.vault.write.transaction(() => keepLaterTrust(session, chain));
    const { version } = newestTrust(chain).payload;
    return {
      outcome: 'accepted',
      summary: {
        zh: `信任文件已更新到第 ${version} 版，签名由此前的根密钥确认，无需核对码。`,
        en: `The trust document moved on to version ${version}; the former root keys vouch for it, no code is needed.`,
      },
    };
  }
  const isOlder = found.length < held.length;
  return { outcome: 'already-known', summary: isOlder ? olderSummary : knownSummary };
}

const knownSummary = {
  zh: '这个管理机构此前已经确认，无需再做什么。',
  en: 'This agency was confirmed before; there is nothing to do.',
};
const olderSummary = {
  zh: '这是该机构较早版本的信任文件，本机已有更新的版本，没有改动。',
  en: 'An earlier version of this agency’s trust document; the newer one here stays in force.',
};

/** @throws Refusal trust-other-agency, trust-conflict */
function joined(held: TrustChain, found: TrustChain): TrustChain {
  try {
    return joinChains(held, found);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'trust-other-root')) throw error;
    const agency = newestTrust(held).payload.name;
    throw new Refusal('trust-other-agency', 'another root', { agency });
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    throw readRefusal(error, path);
  }
}

/**
 * Pins the agency whose code was typed from paper: the code of the root keys in force, since a chain
 * is worth no more than its newest ones. The program never shows the code first: typing it is the
 * comparison.
 * @throws Refusal trust-none, trust-code-wrong, trust-code-former, trust-expired, app-too-old
 */
export function confirmTrust(
  session: ExpertSession,
  { agency, code }: { readonly agency: string; readonly code: string },
): void {
  const stored = readTrust(session.vault.read);
  const chain = stored === null ? null : openTrustChain(stored.versions.join('\n'));
  if (!chain || chain[0].payload.agency !== agency) {
    throw new Refusal('trust-none', 'no trust document of this agency');
  }
  const trust = newestTrust(chain);
  requireCode(chain, code);
  requireHolding(session, trust);
  if (stored?.state === 'pinned') return;
  session.vault.write.transaction(() => {
    pinTrust(session.vault.write, session.now());
    record(session, 'trust-pinned', trust.payloadSha256);
  });
}

function requireCode(chain: TrustChain, code: string): void {
  const trust = newestTrust(chain);
  if (sameCode(code, trustCode(trust.payload))) return;
  if (chain.some(({ payload }) => sameCode(code, trustCode(payload)))) {
    const details = { agency: trust.payload.name };
    throw new Refusal('trust-code-former', 'code of root keys that were replaced', details);
  }
  throw new Refusal('trust-code-wrong', 'typed code differs');
}

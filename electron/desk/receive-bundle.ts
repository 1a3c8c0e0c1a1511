import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { Trust } from '../../shared/objects/trust.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import { openBundle } from '../formats/bundle-reader.ts';
import { copyBundle } from '../formats/copy-bundle.ts';
import { makeFolder } from '../formats/make-folder.ts';
import type { SignedObject } from '../formats/objects.ts';
import { isRevoked } from '../formats/trust.ts';
import { newestTrust } from '../formats/trust-chain.ts';
import { findErased } from '../vault/erased-rounds.ts';
import { addSealTwin, listSealTwins } from '../vault/expert-closing.ts';
import { addRound, findRound, type StoredRound, setBundle } from '../vault/expert-rounds.ts';
import { keepObject } from '../vault/signed-objects.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime, noteSignedTime } from './clock.ts';
import { isWholeCopy } from './kept-copy.ts';
import { keepLaterTrust, pinnedChain, requireHolding, trustLookup } from './pinned-trust.ts';
import { bundleFolder } from './sealed-documents.ts';

/**
 * Copies a bundle into the workspace and verifies every byte of the copy before it gets its name,
 * so that the work goes on when the stick is pulled. The bundle that is there already is harmless,
 * and makes a copy good that was harmed on this disk.
 * Later versions of the trust document that it carries are kept with it.
 * @throws Refusal trust-none, trust-other-agency, trust-conflict, trust-expired, app-too-old, bundle-other, bundle-older,
 * bundle-twin, round-erased, bundle-revoked,
 * cancelled, disk-full, and as openBundle and verifyBundle do
 */
export async function receiveBundle(
  session: ExpertSession,
  file: IncomingFile,
): Promise<ReceivedFile> {
  const trustOf = trustLookup(session);
  const bundle = await openBundle(file.path, trustOf);
  const { seal, form, code, chain } = bundle;
  await bundle.close();
  const trust = newestTrust(chain);
  requireHolding(session, trust);
  const { round, bundle_id: bundleId, rev } = seal.payload;
  const answer = { name: file.name, kind: 'bundle', failure: null, subject: round } as const;
  refuseRevoked(session, trust.payload, bundleId);
  const erased = findErased(session.vault.read, round);
  if (erased) throw new Refusal('round-erased', 'erased', { at: erased.erasedAt.slice(0, 10) });
  const known = findRound(session.vault.read, round);
  const copy = `${bundleId}-${rev}.hpbundle`;
  const kept = { path: join(bundleFolder(session), copy), trustOf, sealSha256: seal.payloadSha256 };
  const { signal, onProgress } = file;
  if (
    known?.sealSha256 === seal.payloadSha256 &&
    (await isWholeCopy({ ...kept, signal, onProgress }))
  ) {
    // Every signature of the chain was verified; what the documents hold does not bear on it.
    if (chain.length > pinnedChain(session).length) await session.documents.closeAll();
    session.vault.write.transaction(() => keepLaterTrust(session, chain));
    return { ...answer, outcome: 'already-known', summary: summaryOf(code, 'known') };
  }
  if (known) refuseTwin(session, known, seal);
  if (known) refuseOther(session, known, seal);
  await makeFolder(bundleFolder(session));
  // A file that is open cannot be replaced on every system.
  await session.documents.closeRound(round);
  await copyBundle({
    from: file.path,
    to: join(bundleFolder(session), copy),
    trustOf,
    sealSha256: seal.payloadSha256,
    signal: file.signal,
    onProgress: (done, total) => file.onProgress(done, total),
  });
  await session.documents.closeAll();
  session.vault.write.transaction(() => {
    keepLaterTrust(session, chain);
    keep(session, seal);
    keep(session, form);
    addRound(session.vault.write, round, session.now());
    setBundle(session.vault.write, round, {
      file: copy,
      bundleId,
      rev,
      sealSha256: seal.payloadSha256,
      formSha256: form.payloadSha256,
    });
    noteSignedTime(session, seal.payload.issued_at);
    record(session, 'bundle-received', seal.payloadSha256);
  });
  await removeReplaced(session, known, copy);
  return { ...answer, outcome: 'accepted', summary: summaryOf(code, 'new') };
}

function refuseRevoked(session: ExpertSession, trust: Trust, bundleId: string): void {
  if (isRevoked(trust, 'bundle', bundleId, deskTime(session).at)) {
    throw new Refusal('bundle-revoked', 'bundle revoked');
  }
}

/** Two different seals of one revision show that the agency showed different bundles: both are kept,
 * and neither is worked with until a later revision follows one of them. @throws Refusal bundle-twin */
function refuseTwin(
  session: ExpertSession,
  known: StoredRound,
  seal: SignedObject<'bundle-seal'>,
): void {
  const { bundle_id: bundleId, rev, round } = seal.payload;
  const isTwin =
    known.bundleId === bundleId &&
    known.bundleRev === rev &&
    known.sealSha256 !== seal.payloadSha256;
  if (!isTwin) return;
  const { write } = session.vault;
  write.transaction(() => {
    keep(session, seal);
    const twin = { bundleId, rev, sealSha256: seal.payloadSha256 };
    addSealTwin(write, round, twin, session.now());
    record(session, 'bundle-twin', seal.payloadSha256);
  });
  throw new Refusal('bundle-twin', 'two seals of one revision');
}

/** A round works with one bundle; only a later revision that follows from it takes its place. */
function refuseOther(
  session: ExpertSession,
  known: StoredRound,
  seal: SignedObject<'bundle-seal'>,
): void {
  const { sealSha256, bundleRev } = known;
  if (sealSha256 === null || sealSha256 === seal.payloadSha256) return;
  if (bundleRev !== null && seal.payload.rev < bundleRev) {
    throw new Refusal('bundle-older', 'older revision of the bundle');
  }
  const twins = listSealTwins(session.vault.read, known.round).map((twin) => twin.sealSha256);
  const follows = [sealSha256, ...twins].some((one) => one === seal.payload.prev_seal_sha256);
  if (!follows) {
    throw new Refusal('bundle-other', 'bundle does not follow from the one that is here');
  }
}

function keep(session: ExpertSession, object: SignedObject<'bundle-seal' | 'form'>): void {
  const { type, payloadSha256: sha256, payload, kid, jws } = object;
  const { agency, round } = payload;
  keepObject(session.vault.write, { sha256, type, agency, round, kid, jws }, session.now());
}

async function removeReplaced(
  session: ExpertSession,
  before: StoredRound | null,
  copy: string,
): Promise<void> {
  if (before?.bundleFile && before.bundleFile !== copy) {
    // The new one is in: a former copy that cannot be removed now takes up room, no more.
    await rm(join(bundleFolder(session), before.bundleFile), { force: true }).catch(() => {});
  }
}

function summaryOf(code: string, what: 'new' | 'known') {
  return what === 'new'
    ? {
        zh: `密封评审包已核验并存入本机，编码 ${code}，请与专家组核对。`,
        en: `The bundle was verified and copied here; its code is ${code}. Compare it with the panel.`,
      }
    : {
        zh: `这份密封评审包此前已接收，编码 ${code}。`,
        en: `This bundle was taken in before; its code is ${code}.`,
      };
}

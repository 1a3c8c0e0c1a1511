import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { ApplicationRecord } from '../../shared/objects/bundle.ts';
import { type OpenBundle, openBundle } from '../formats/bundle-reader.ts';
import type { RangeReader } from '../formats/range-reader.ts';
import { isRevoked } from '../formats/trust.ts';
import { listRecords, putRecord } from '../vault/expert-rounds.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { requireAccess, requireLiveGrant } from './access.ts';
import { deskTime } from './clock.ts';
import type { DocumentKey } from './open-documents.ts';
import { pinnedTrust, trustLookup } from './pinned-trust.ts';
import { requireUnrevoked } from './revoked.ts';
import { type RoundPapers, requireOneSealing } from './round-papers.ts';

/** Where copies of bundles lie, so that a stick that is pulled does not stop the work. */
export const bundleFolder = (session: ExpertSession): string =>
  join(session.vault.folder, 'bundles');

/** Path of the round's bundle. @throws Refusal bundle-missing */
export function bundlePath(session: ExpertSession, papers: RoundPapers): string {
  const { bundleFile, round } = papers.row;
  const path = bundleFile === null ? null : join(bundleFolder(session), bundleFile);
  if (path === null || !existsSync(path)) {
    throw new Refusal('bundle-missing', 'bundle is not in the workspace', { round });
  }
  return path;
}

// What lies under the copy's name is opened only as the bundle that the round works with: another
// genuine one of the same agency, put there by hand, is none.
function bundleOf(session: ExpertSession, papers: RoundPapers): Promise<OpenBundle> {
  const { round, sealSha256 } = papers.row;
  return session.documents.bundle(round, async () => {
    const bundle = await openBundle(bundlePath(session, papers), trustLookup(session));
    if (bundle.seal.payloadSha256 === sealSha256) return bundle;
    await bundle.close();
    throw new Refusal('bundle-replaced', 'copy carries another seal', { round });
  });
}

function identityFor(session: ExpertSession, papers: RoundPapers, app: string): string {
  requireAccess(papers, app);
  requireOneSealing(papers);
  requireUnrevoked(session, papers);
  const trust = pinnedTrust(session).payload;
  const { at } = deskTime(session);
  requireLiveGrant(papers, at, (id) => isRevoked(trust, 'grant', id, at));
  const granted = papers.grant?.payload.apps.find((candidate) => candidate.app === app);
  if (!granted) throw new Refusal('not-granted', 'no key for the application', { app });
  return granted.identity;
}

/**
 * The metadata of applications that are open to the expert. Each is decrypted from the bundle once
 * and then kept in the vault, so that a list of hundreds opens at once the second time.
 * @throws Refusal as documentReader does
 */
export async function applicationRecords(
  session: ExpertSession,
  papers: RoundPapers,
  apps: readonly string[],
): Promise<ReadonlyMap<string, ApplicationRecord>> {
  const { sealSha256, round } = papers.row;
  const records = new Map<string, ApplicationRecord>();
  if (sealSha256 === null) return records;
  for (const { app, record } of listRecords(session.vault.read, round, sealSha256)) {
    if (apps.includes(app)) records.set(app, ApplicationRecord.parse(JSON.parse(record)));
  }
  const missing = apps.filter((app) => !records.has(app));
  const opened: ApplicationRecord[] = [];
  for (const app of missing) {
    const bundle = await bundleOf(session, papers);
    opened.push(await bundle.openApplication(app, identityFor(session, papers, app)));
  }
  if (opened.length === 0) return records;
  session.vault.write.transaction(() => {
    for (const record of opened) {
      const row = { app: record.app, record: JSON.stringify(record) };
      putRecord(session.vault.write, round, sealSha256, row);
      records.set(record.app, record);
    }
  });
  return records;
}

/**
 * A reader over one document, through every gate: signed answer, grant, its end, its revocation.
 * @throws Refusal as requireAccess, requireLiveGrant and openDocument do, document-unknown
 */
export async function documentReader(
  session: ExpertSession,
  papers: RoundPapers,
  key: DocumentKey,
): Promise<RangeReader> {
  const identity = identityFor(session, papers, key.app);
  const bundle = await bundleOf(session, papers);
  const claims = bundle.manifest.apps.find((candidate) => candidate.app === key.app);
  if (!claims?.docs.some((document) => document.docid === key.docid)) {
    throw new Refusal('document-unknown', 'not a document of this application');
  }
  return session.documents.reader(key, () => bundle.openDocument(key.docid, identity));
}

import { Refusal } from '../../shared/errors.ts';
import type { ApplicationRecord, Manifest } from '../../shared/objects/bundle.ts';
import { decryptSmall } from './age.ts';
import { longestMetadata } from './bundle-layout.ts';
import { partDamaged, readLeaves, shapeOf } from './bundle-parts.ts';
import { checkApplicationRecord } from './bundle-shapes.ts';
import { openStructure, type SealedBundle } from './bundle-structure.ts';
import { heldTrust, type TrustLookup } from './bundle-trust.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import { parseCanonicalBytes } from './canonical-bytes.ts';
import { codeOf } from './codes.ts';
import { sha256Hex } from './hash.ts';
import type { SealedShape } from './leaves.ts';
import type { SignedObject } from './objects.ts';
import { padmeSize } from './padme.ts';
import { openSealedDocument, type RangeReader } from './range-reader.ts';
import type { TrustChain } from './trust-chain.ts';

/** A bundle whose seal, manifest and structure hold. Its documents are checked as they are read. */
export type OpenBundle = {
  readonly seal: SignedObject<'bundle-seal'>;
  /** 5×4 characters that a panel compares. */
  readonly code: string;
  readonly manifest: Manifest;
  readonly form: SignedObject<'form'>;
  /** The newest trust document that the bundle carries: the one that it was sealed under. */
  readonly trust: SignedObject<'trust'>;
  /** The chain that it was verified under: the held one, or where that is shorter its own. */
  readonly chain: TrustChain;
  /**
   * Decrypts an application's record.
   * @throws Refusal bundle-no-application, bundle-damaged, age-no-match, object-schema and the
   * like
   */
  openApplication(app: string, identity: string): Promise<ApplicationRecord>;
  /**
   * Opens a document for reading at any place; `identity` is that of its application.
   * @throws Refusal bundle-no-document, document-damaged, bundle-damaged, age-no-match
   */
  openDocument(docid: string, identity: string): Promise<RangeReader>;
  close(): Promise<void>;
};

/** The bundle code of a seal (100 bits, `ABCD-EFGH-IJKL-MNOP-QRST`). */
export function bundleCode(sealPayloadSha256: string): string {
  return codeOf(Buffer.from(sealPayloadSha256, 'hex'), 100);
}

/**
 * Opens a bundle: structure, trust, seal, manifest and form are verified, at a cost that does not
 * depend on the size of its documents. Close it after use.
 * @throws Refusal bundle-structure, bundle-damaged, bundle-newer, trust-unknown, trust-other-root,
 * trust-conflict, and as openTrustChain, openObject and agencyKey do
 */
export async function openBundle(path: string, trustOf: TrustLookup): Promise<OpenBundle> {
  return reader(await openStructure(path, heldTrust(trustOf)));
}

/**
 * Opens a bundle under the trust document that it brings along: it is then whole and says what that
 * agency key said, but whose key that is was NOT settled. For `inspect`, which needs no keys.
 * @throws Refusal as openBundle does
 */
export async function inspectBundle(path: string): Promise<OpenBundle> {
  return reader(await openStructure(path, async (embedded) => embedded));
}

function reader(sealed: SealedBundle): OpenBundle {
  const { manifest, seal, form, trust, chain } = sealed;
  return {
    seal,
    code: bundleCode(seal.payloadSha256),
    manifest,
    form,
    trust,
    chain,
    openApplication: (app, identity) => openApplication(sealed, app, identity),
    openDocument: (docid, identity) => openDocument(sealed, docid, identity),
    close: () => sealed.close(),
  };
}

type AppClaims = Manifest['apps'][number];

async function openApplication(
  sealed: SealedBundle,
  app: string,
  identity: string,
): Promise<ApplicationRecord> {
  const claims = sealed.manifest.apps.find((candidate) => candidate.app === app);
  if (!claims) throw new Refusal('bundle-no-application', 'no such application', { app });
  return readRecord(sealed, claims, identity);
}

async function readRecord(
  sealed: SealedBundle,
  claims: AppClaims,
  identity: string,
): Promise<ApplicationRecord> {
  const source = sealed.part(claims.meta.name);
  if (source.size > longestMetadata) {
    throw new Refusal('object-too-large', 'metadata over its limit', { type: 'application' });
  }
  const file = await readBytes(source, 0, source.size);
  if (sha256Hex(file) !== claims.meta.sha256) throw partDamaged(claims.meta.name);
  const bytes = await decryptSmall(file, [identity], longestMetadata);
  if (sha256Hex(bytes) !== claims.app_record_sha256) throw partDamaged(claims.meta.name);
  const record = checkApplicationRecord(parseCanonicalBytes(bytes, 'application'));
  checkRecord(sealed, claims, record);
  return record;
}

function checkRecord(sealed: SealedBundle, claims: AppClaims, record: ApplicationRecord): void {
  const { agency, round } = sealed.seal.payload;
  const fits =
    record.agency === agency &&
    record.round === round &&
    record.app === claims.app &&
    record.docs.length === claims.docs.length &&
    record.docs.every((doc, i) => {
      const claimed = claims.docs[i];
      return claimed && doc.docid === claimed.docid && isPadded(doc.size, shapeOf(claimed));
    });
  if (!fits) {
    throw new Refusal('bundle-structure', 'record does not fit the manifest', {
      reason: 'record does not fit the manifest',
    });
  }
}

function isPadded(size: number, shape: SealedShape): boolean {
  return padmeSize(size) === shape.plaintextSize;
}

async function openDocument(
  sealed: SealedBundle,
  docid: string,
  identity: string,
): Promise<RangeReader> {
  const claims = sealed.manifest.apps.find((app) => app.docs.some((doc) => doc.docid === docid));
  const doc = claims?.docs.find((candidate) => candidate.docid === docid);
  if (!claims || !doc) throw new Refusal('bundle-no-document', 'no such document', { docid });
  const record = await readRecord(sealed, claims, identity);
  const size = record.docs.find((candidate) => candidate.docid === docid)?.size;
  if (size === undefined) throw new Refusal('bundle-no-document', 'no such document', { docid });
  const leaves = await readLeaves(sealed, doc);
  const source: ByteSource = sealed.part(doc.name);
  const suite = sealed.manifest.age_suite;
  return openSealedDocument({ source, shape: shapeOf(doc), leaves, suite, size }, [identity]);
}

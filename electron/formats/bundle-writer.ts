import type { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import type {
  ApplicationRecord,
  Fact,
  Manifest,
  Party,
  Target,
} from '../../shared/objects/bundle.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';
import { sealAge } from './age.ts';
import { newAgeIdentity, suiteOfRecipients } from './age-keys.ts';
import { writeFileAtomically } from './atomic-file.ts';
import {
  bundleMimetype,
  longestManifest,
  longestMetadata,
  metadataEntry,
  trustEntry,
} from './bundle-layout.ts';
import { checkApplicationRecord, checkManifest } from './bundle-shapes.ts';
import { verifyBundle } from './bundle-verify.ts';
import { type Disk, nodeDisk, type WritableFile } from './disk.ts';
import { type DocumentSource, type SizedSource, sized } from './document-source.ts';
import { sha256Hex, utf8 } from './hash.ts';
import { signObject } from './jws.ts';
import type { SignedObject } from './objects.ts';
import { newNonce128, newOpaqueId } from './random.ts';
import { type Advance, type DocumentSealed, sealDocument } from './seal-document.ts';
import type { Signer } from './signing.ts';
import { newestTrust, type TrustChain } from './trust-chain.ts';
import { createZipWriter } from './zip-writer.ts';

export type DocumentToSeal = {
  readonly title: string;
  readonly kind: 'main' | 'attachment';
  readonly source: DocumentSource;
};

export type ApplicationToSeal = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly party: Party;
  readonly facts: readonly z.infer<typeof Fact>[];
  /** Given where the form's rubric judges targets. */
  readonly targets?: readonly Target[];
  readonly documents: readonly DocumentToSeal[];
};

export type BundleToWrite = {
  /** Final path; what is not yet whole lies under `path.part`. */
  readonly path: string;
  readonly agency: string;
  readonly round: string;
  /** 26 characters, as newOpaqueId makes them. */
  readonly bundleId: string;
  readonly rev: number;
  readonly prevSealSha256: string | null;
  readonly suite: AgeSuite;
  /** Second recipients of everything sealed; of the bundle's suite. May be empty. */
  readonly recoveryRecipients: readonly string[];
  readonly applications: readonly ApplicationToSeal[];
  readonly form: SignedObject<'form'>;
  /** The agency's trust documents, version 1 first. */
  readonly trust: TrustChain;
  readonly sealSigner: Signer;
  /** UTC times as in objects. */
  readonly issuedAt: string;
  readonly notAfter: string;
  /** Bytes written and then verified, of all bytes to write and verify. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
};

export type SealedApplication = {
  readonly record: ApplicationRecord;
  readonly recordSha256: string;
  /** Secret: opens this application's metadata and documents in this bundle, nothing else. */
  readonly identity: string;
};

export type WrittenBundle = {
  readonly seal: SignedObject<'bundle-seal'>;
  readonly manifest: Manifest;
  readonly applications: readonly SealedApplication[];
  /** Bytes of the file. */
  readonly size: number;
};

/**
 * Seals a bundle: streams every document once, signs the seal, reads the file back and verifies it
 * whole, and only then gives it its name. Nothing is left behind on failure or cancel.
 * @throws Refusal cancelled, disk-full, file-unwritable, file-too-big-for-disk, file-missing,
 * file-unreadable, document-changed, suite-mixed, age-recipient, object-schema, object-too-large,
 * and as verifyBundle does
 */
export async function writeBundle(
  bundle: BundleToWrite,
  disk: Disk = nodeDisk,
): Promise<WrittenBundle> {
  checkSuite(bundle);
  const prepared = await prepare(bundle);
  const work = workMeter(bundle, prepared);
  return writeFileAtomically(
    bundle.path,
    (file) => fillBundle(bundle, prepared, file, work.advance),
    async (part, written) => {
      work.beginVerify(written.size);
      await verifyBundle(part, () => bundle.trust, { onBytes: work.advance });
    },
    disk,
  );
}

function checkSuite(bundle: BundleToWrite): void {
  if (bundle.recoveryRecipients.length === 0) return;
  if (suiteOfRecipients(bundle.recoveryRecipients) !== bundle.suite) {
    throw new Refusal('suite-mixed', 'recovery recipients are of another suite', {});
  }
}

type Prepared = readonly {
  readonly application: ApplicationToSeal;
  readonly documents: readonly {
    readonly document: DocumentToSeal;
    readonly source: SizedSource;
  }[];
}[];

async function prepare(bundle: BundleToWrite): Promise<Prepared> {
  const prepared = [];
  for (const application of bundle.applications) {
    const documents = [];
    for (const document of application.documents) {
      documents.push({ document, source: await sized(document.source) });
    }
    prepared.push({ application, documents });
  }
  return prepared;
}

function workMeter(bundle: BundleToWrite, prepared: Prepared) {
  let done = 0;
  let total = 0;
  for (const { documents } of prepared) for (const { source } of documents) total += source.size;
  const toSeal = total;
  total *= 2;
  return {
    advance(bytes: number) {
      if (bundle.signal?.aborted) throw new Refusal('cancelled', 'sealing was cancelled', {});
      done += bytes;
      bundle.onProgress?.(done, total);
    },
    beginVerify(fileSize: number) {
      done = toSeal;
      total = toSeal + fileSize;
    },
  };
}

async function fillBundle(
  bundle: BundleToWrite,
  prepared: Prepared,
  file: WritableFile,
  advance: Advance,
): Promise<WrittenBundle> {
  const zip = createZipWriter(file);
  await zip.add('mimetype', utf8(bundleMimetype));
  const applications: SealedApplication[] = [];
  const apps: Manifest['apps'] = [];
  for (const { application, documents } of prepared) {
    advance(0);
    const keys = await newAgeIdentity(bundle.suite);
    const recipients = [keys.recipient, ...bundle.recoveryRecipients];
    const sealed: DocumentSealed[] = [];
    for (const { source } of documents) {
      sealed.push(await sealDocument(newOpaqueId(), source, recipients, zip, advance));
    }
    const record = recordOf(bundle, application, sealed);
    const recordBytes = utf8(canonicalJson(record));
    const metadata = await sealAge(recordBytes, recipients);
    if (metadata.length > longestMetadata) {
      throw new Refusal('object-too-large', 'application metadata over its limit', {
        type: 'application',
      });
    }
    const name = metadataEntry(newOpaqueId());
    await zip.add(name, metadata);
    const recordSha256 = sha256Hex(recordBytes);
    applications.push({ record, recordSha256, identity: keys.identity });
    apps.push({
      app: application.app,
      meta: { name, sha256: sha256Hex(metadata) },
      docs: sealed.map(documentClaims),
      app_record_sha256: recordSha256,
    });
  }
  await zip.add('form.jws', utf8(bundle.form.jws));
  const manifest = manifestOf(bundle, apps, zip.entries);
  const manifestBytes = utf8(canonicalJson(manifest));
  if (manifestBytes.length > longestManifest) {
    throw new Refusal('object-too-large', 'manifest over its limit', { type: 'manifest' });
  }
  await zip.add('manifest.json', manifestBytes);
  for (const trust of bundle.trust) {
    await zip.add(trustEntry(trust.payload.version), utf8(trust.jws));
  }
  const seal = sealOf(bundle, manifestBytes);
  await zip.add('seal.jws', utf8(seal.jws));
  return { seal, manifest, applications, size: await zip.finish() };
}

function recordOf(
  bundle: BundleToWrite,
  application: ApplicationToSeal,
  sealed: readonly DocumentSealed[],
): ApplicationRecord {
  return checkApplicationRecord({
    v: 1,
    type: 'application',
    agency: bundle.agency,
    round: bundle.round,
    app: application.app,
    lot: application.lot,
    lot_title: application.lotTitle,
    party: application.party,
    facts: application.facts,
    ...(application.targets === undefined ? {} : { targets: application.targets }),
    docs: application.documents.map(({ title, kind }, i) => ({
      docid: sealed[i]?.docid,
      title,
      kind,
      media_type: 'application/pdf',
      size: sealed[i]?.size,
      sha256: sealed[i]?.sha256,
    })),
    nonce: newNonce128(),
  });
}

function documentClaims(sealed: DocumentSealed): Manifest['apps'][number]['docs'][number] {
  return {
    docid: sealed.docid,
    name: `d/${sealed.docid}.age`,
    len: sealed.length,
    header_len: sealed.headerLength,
    chunks: sealed.chunks,
    leaves_hash: sealed.leavesHash,
  };
}

function manifestOf(
  bundle: BundleToWrite,
  apps: Manifest['apps'],
  entries: readonly { readonly name: string; readonly offset: number; readonly size: number }[],
): Manifest {
  return checkManifest({
    v: 1,
    type: 'manifest',
    agency: bundle.agency,
    round: bundle.round,
    bundle_id: bundle.bundleId,
    rev: bundle.rev,
    created_at: bundle.issuedAt,
    leaf_alg: 'sha256',
    age_suite: bundle.suite,
    entries: entries.map(({ name, offset, size }) => ({ name, offset, size })),
    apps,
  });
}

function sealOf(bundle: BundleToWrite, manifestBytes: Uint8Array): SignedObject<'bundle-seal'> {
  return signObject(
    'bundle-seal',
    {
      v: 1,
      type: 'bundle-seal',
      agency: bundle.agency,
      round: bundle.round,
      bundle_id: bundle.bundleId,
      rev: bundle.rev,
      manifest_sha256: sha256Hex(manifestBytes),
      manifest_size: manifestBytes.length,
      form_sha256: bundle.form.payloadSha256,
      trust_version: newestTrust(bundle.trust).payload.version,
      issued_at: bundle.issuedAt,
      not_after: bundle.notAfter,
      prev_seal_sha256: bundle.prevSealSha256,
    },
    bundle.sealSigner,
  );
}

import {
  type BundleToWrite,
  type SealedApplication,
  writeBundle,
} from '../formats/bundle-writer.ts';
import type { SignedObject } from '../formats/objects.ts';
import type { Signer } from '../formats/signing.ts';
import type { SignerIdentity } from './remote-signer.ts';

/** A document as it was when it was attached; sealing refuses anything else. */
export type AttachedDocument = {
  readonly title: string;
  readonly kind: 'main' | 'attachment';
  readonly fileName: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
};

type Application = Omit<BundleToWrite['applications'][number], 'documents'> & {
  readonly documents: readonly AttachedDocument[];
};

export type SealInput = Omit<
  BundleToWrite,
  'applications' | 'sealSigner' | 'onProgress' | 'signal'
> & {
  readonly applications: readonly Application[];
  readonly signer: SignerIdentity;
};

export type SealOutput = {
  readonly seal: SignedObject<'bundle-seal'>;
  readonly applications: readonly (Omit<SealedApplication, 'record'> & { readonly app: string })[];
  /** Bytes of the file. */
  readonly size: number;
};

/**
 * Seals a round's bundle under its final name, or leaves nothing.
 * @throws Refusal document-changed where a source is not what was attached, and as writeBundle does
 */
export async function sealJob(
  input: SealInput,
  work: {
    readonly signer: Signer;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<SealOutput> {
  const { signer: _, applications, ...bundle } = input;
  const written = await writeBundle({
    ...bundle,
    applications: applications.map(({ documents, ...application }) => ({
      ...application,
      documents: documents.map((document) => ({
        title: document.title,
        kind: document.kind,
        source: {
          path: document.path,
          name: document.fileName,
          expected: { size: document.size, sha256: document.sha256 },
        },
      })),
    })),
    sealSigner: work.signer,
    onProgress: work.onProgress,
    signal: work.signal,
  });
  return {
    seal: written.seal,
    applications: written.applications.map(({ record, recordSha256, identity }) => ({
      app: record.app,
      recordSha256,
      identity,
    })),
    size: written.size,
  };
}

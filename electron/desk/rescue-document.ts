import { Refusal } from '../../shared/errors.ts';
import { documentEntry } from '../formats/bundle-layout.ts';
import { openStructure } from '../formats/bundle-structure.ts';
import { heldTrust } from '../formats/bundle-trust.ts';
import { readBytes } from '../formats/byte-source.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import type { DocumentKey } from './open-documents.ts';
import { trustLookup } from './pinned-trust.ts';
import { readPapers } from './round-papers.ts';
import { applicationRecords, bundlePath, documentReader } from './sealed-documents.ts';

export type RescuedDocument = {
  /** The document as it lies in the bundle: a whole age v1 file. */
  readonly sealed: Uint8Array;
  /** The granted identity of its application. It opens every document of the application. */
  readonly identity: string;
  /** True length in bytes; what the age tool prints after that is padding. */
  readonly size: number;
};

/**
 * Hands out one document as an age file with its identity, for the day when this program cannot be
 * run. Every gate of reading applies first, and the journal notes it.
 * @throws Refusal as documentReader does
 */
export async function rescueDocument(
  session: ExpertSession,
  key: DocumentKey,
): Promise<RescuedDocument> {
  const papers = readPapers(session, key.round);
  const reader = await documentReader(session, papers, key);
  const { size } = reader;
  const identity = papers.grant?.payload.apps.find(({ app }) => app === key.app)?.identity;
  const application = (await applicationRecords(session, papers, [key.app])).get(key.app);
  if (identity === undefined || application === undefined) {
    throw new Refusal('not-granted', 'no key for the application', { app: key.app });
  }
  const bundle = await openStructure(bundlePath(session, papers), heldTrust(trustLookup(session)));
  try {
    const part = bundle.part(documentEntry(key.docid));
    const sealed = await readBytes(part, 0, part.size);
    record(session, 'document-rescued', key.docid);
    return { sealed, identity, size };
  } finally {
    await bundle.close();
  }
}

import { z } from 'zod';
import { chinaTime } from '../../shared/china-time.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { DocumentPosition, OpenedDocument } from '../../shared/operations/reader.ts';
import { notePagesSeen, putPosition, readPosition } from '../vault/expert-reading.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { requireAccess } from './access.ts';
import { expertProfile } from './expert-profile.ts';
import type { DocumentKey } from './open-documents.ts';
import { readPapers } from './round-papers.ts';
import { applicationRecords, documentReader } from './sealed-documents.ts';

// Messages between processes are copied: one of tens of megabytes would stall the window.
const longestReply = 4 * 1024 * 1024;

/**
 * Opens a document for reading. The page learns its size and nothing of where it lies.
 * @throws Refusal as documentReader does
 */
export async function openDocument(
  session: ExpertSession,
  key: DocumentKey,
): Promise<OpenedDocument> {
  const papers = readPapers(session, key.round);
  const reader = await documentReader(session, papers, key);
  const record = (await applicationRecords(session, papers, [key.app])).get(key.app);
  const document = record?.docs.find((candidate) => candidate.docid === key.docid);
  invariant(document, 'an open document is in its application record');
  const { name, expert } = expertProfile(session);
  return {
    docid: key.docid,
    title: document.title,
    size: reader.size,
    sha256: document.sha256,
    watermark: `${name} ${expert} ${chinaTime(session.now())}`,
    position: storedPosition(session, key),
  };
}

/**
 * Decrypts ranges of a document, as many of the first ones as fit into one reply, at least one.
 * @throws Refusal range-outside, document-damaged, and as documentReader does
 */
export async function readRanges(
  session: ExpertSession,
  key: DocumentKey,
  ranges: readonly (readonly [number, number])[],
): Promise<{ readonly parts: readonly Uint8Array[] }> {
  const reader = session.documents.isOpen(key)
    ? await session.documents.reader(key, () => documentReaderOf(session, key))
    : await documentReaderOf(session, key);
  const first = firstReply(ranges);
  for (const [begin, end] of first) {
    if (begin > end || end > reader.size) throw new Refusal('range-outside', 'range past the end');
  }
  return { parts: await reader.readRanges(first) };
}

/**
 * The whole of a document in one piece of memory, decrypted where it stays.
 * @throws Refusal document-damaged, and as documentReader does
 */
export async function readWholeDocument(
  session: ExpertSession,
  key: DocumentKey,
): Promise<Uint8Array> {
  const reader = await documentReaderOf(session, key);
  const bytes = new Uint8Array(reader.size);
  await reader.readRanges([[0, reader.size]], [bytes]);
  return bytes;
}

const documentReaderOf = (session: ExpertSession, key: DocumentKey) =>
  documentReader(session, readPapers(session, key.round), key);

function firstReply(
  ranges: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  let bytes = 0;
  const over = ranges.findIndex(([begin, end], index) => {
    bytes += end - begin;
    return index > 0 && bytes > longestReply;
  });
  return over === -1 ? ranges : ranges.slice(0, over);
}

const Position = z.object({
  pageIndex: z.number(),
  left: z.number(),
  top: z.number(),
  scale: z.string(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});

function storedPosition(session: ExpertSession, key: DocumentKey): DocumentPosition | null {
  const text = readPosition(session.vault.read, key.round, key.app, key.docid);
  return text === null ? null : Position.parse(JSON.parse(text));
}

/** Remembers where the expert stopped reading. @throws Refusal round-unknown, and as requireAccess */
export function savePosition(
  session: ExpertSession,
  key: DocumentKey,
  position: DocumentPosition,
): void {
  requireAccess(readPapers(session, key.round), key.app);
  putPosition(session.vault.write, key.round, key.app, key.docid, JSON.stringify(position));
}

/** Notes pages that were on the screen. @throws Refusal round-unknown, and as requireAccess */
export function savePagesSeen(
  session: ExpertSession,
  key: DocumentKey,
  pageCount: number,
  pages: readonly number[],
): void {
  requireAccess(readPapers(session, key.round), key.app);
  const inside = pages.filter((page) => page < pageCount);
  notePagesSeen(session.vault.write, key.round, key.app, key.docid, pageCount, inside);
}

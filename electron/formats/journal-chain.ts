import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { Sha256, Time, wellFormed } from '../../shared/objects/common.ts';
import { sha256Hex } from './hash.ts';

/** What happened, in the words of the use case: `sheet-signed`, and what it happened to. */
export type JournalFact = {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
};

type ChainedFact = JournalFact & { readonly seq: number; readonly hash: string };

/** What the first entry names as the hash before it. */
export const journalBeginning = '0'.repeat(64);

/** Hash of an entry (hex): SHA-256 of `hengping/journal/v1`, a zero byte, and the canonical JSON of
 * its number, its fact and the hash of the entry before. */
export function entryHash(seq: number, fact: JournalFact, previous: string): string {
  const { at, actor, action, subject } = fact;
  return sha256Hex(
    `hengping/journal/v1\0${canonicalJson({ seq, at, actor, action, subject, previous })}`,
  );
}

/** Number of the first entry (oldest first, from 1) that does not follow from the one before: it
 * was altered, or one before it was removed or put in. Null where the whole chain holds. */
export function firstBrokenEntry(entries: readonly ChainedFact[]): number | null {
  let previous = journalBeginning;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || entry.hash !== entryHash(entry.seq, entry, previous)) {
      return index + 1;
    }
    previous = entry.hash;
  }
  return null;
}

const Entry = z.strictObject({
  seq: z.int().min(1),
  at: Time,
  actor: wellFormed(200),
  action: wellFormed(100),
  subject: wellFormed(400),
  hash: Sha256,
});

/** A journal outside its workspace: every entry, oldest first. It is evidence of order and completeness, not of authorship: nobody signs it. */
export const JournalFile = z.strictObject({
  v: z.literal(1),
  type: z.literal('journal'),
  role: z.enum(['expert', 'agency']),
  owner: wellFormed(400),
  written_at: Time,
  app_version: wellFormed(40),
  entries: z.array(Entry).max(2_000_000),
});
export type JournalFile = z.infer<typeof JournalFile>;

/** Takes an exported journal's parsed JSON; whether its chain holds is `firstBrokenEntry`'s to say.
 * @throws Refusal journal-file, object-newer */
export function parseJournalFile(value: unknown): JournalFile {
  const newer = z.looseObject({ type: z.literal('journal'), v: z.int().min(2) }).safeParse(value);
  if (newer.success) throw new Refusal('object-newer', 'journal: newer', { type: 'journal' });
  const parsed = JournalFile.safeParse(value);
  if (!parsed.success) throw new Refusal('journal-file', 'not the form of a journal');
  return parsed.data;
}

// A genuine bundle of two applications with one small document each: small enough to try a great
// many changes of it, and with the first application alone to try every byte.
import { type BundleToWrite, writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { bundleToWrite, inMemory } from '../formats/sample-bundle.ts';

export const tinyDocuments = ['%PDF-1.7 one\n', '%PDF-1.7 two\n'] as const;

export const tinyApplications = bundleToWrite('').applications.map((application, i) => ({
  ...application,
  facts: [],
  documents: [
    {
      title: '申报书',
      kind: 'main' as const,
      source: inMemory(Buffer.from(tinyDocuments[i] ?? '')),
    },
  ],
}));

/** Writes it to `path`; `changes` are to what is written. */
export function writeTinyBundle(path: string, changes: Partial<BundleToWrite> = {}) {
  return writeBundle({ ...bundleToWrite(path), applications: tinyApplications, ...changes });
}

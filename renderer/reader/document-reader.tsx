import type { DocumentReaderProps } from './reader-props.ts';

export type {
  DocumentReaderProps,
  EvidenceJump,
  EvidenceMark,
  PdfPreviewProps,
} from './reader-props.ts';

/** The sealed documents of one application: tabs, pages, search, evidence. Fills its parent, which
 * must have a height. Reads through `window.hengping.reader` only. */
export function DocumentReader({ documents, activeDocid }: DocumentReaderProps) {
  const shown = documents.find((d) => d.docid === activeDocid) ?? documents[0];
  return <section className="hp-reader">{shown?.title}</section>;
}

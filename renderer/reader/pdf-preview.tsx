import type { PdfPreviewProps } from './reader-props.ts';

/** Pages of a PDF that this program made, to look at before signing. Fills its parent. */
export function PdfPreview({ bytes, label }: PdfPreviewProps) {
  return <section className="hp-preview" aria-label={label} data-bytes={bytes.length} />;
}

import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentReaderProps } from './reader-props.ts';

export type {
  DocumentReaderProps,
  EvidenceJump,
  EvidenceMark,
  PdfPreviewProps,
} from './reader-props.ts';

// pdf.js is larger than the rest of the page together; it is loaded when the first reader shows.
const ReaderPane = lazy(() => import('./reader-pane.tsx'));

/** The sealed documents of one application: tabs, pages, search, evidence. Fills its parent, which
 * must have a height. Reads through `window.hengping.reader` only. */
export function DocumentReader(props: DocumentReaderProps) {
  const { t } = useTranslation('reader');
  return (
    <Suspense fallback={<p role="status">{t('opening')}</p>}>
      <ReaderPane {...props} />
    </Suspense>
  );
}

import { lazy, Suspense } from 'react';
import type { PdfPreviewProps } from './reader-props.ts';

const PreviewPages = lazy(() => import('./preview-pages.tsx'));

/** Pages of a PDF that this program made, to look at before signing. Fills its parent, which must
 * have a height. */
export function PdfPreview(props: PdfPreviewProps) {
  return (
    <section className="hp-preview" aria-label={props.label}>
      <Suspense fallback={null}>
        <PreviewPages {...props} />
      </Suspense>
    </section>
  );
}

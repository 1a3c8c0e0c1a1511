import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDocument, openOptions, returnWorker, takeWorker } from './pdfjs.ts';
import type { PdfPreviewProps } from './reader-props.ts';
import { ViewerL10n } from './viewer-l10n.ts';
import { createViewer } from './viewer-parts.ts';
import './reader.css';

/** The plain viewer: pages as wide as the pane, to scroll through, nothing else. */
export default function PreviewPages({ bytes }: PdfPreviewProps) {
  const { t, i18n } = useTranslation('reader');
  const [broken, setBroken] = useState(false);
  const ref = useCallback(
    (container: HTMLDivElement | null) => {
      const pages = container?.firstElementChild;
      if (!container || !(pages instanceof HTMLDivElement)) return;
      container.tabIndex = 0;
      const ended = new AbortController();
      const words = { page: (page: string) => t('page', { page }), note: t('note') };
      const l10n = new ViewerL10n(i18n.language, words);
      const { bus, links, viewer } = createViewer({
        container,
        pages,
        l10n,
        inertLinkTitle: () => t('inertLink'),
        beforeJump: () => {},
        signal: ended.signal,
      });
      bus.on('pagesinit', () => {
        viewer.currentScaleValue = 'page-width';
        void l10n.translate(pages);
      });
      const worker = takeWorker();
      // pdf.js takes the buffer away; the caller keeps its own.
      const task = getDocument({ ...openOptions, worker, data: bytes.slice() });
      task.promise.then(
        (pdf) => {
          if (ended.signal.aborted) return;
          viewer.setDocument(pdf);
          links.setDocument(pdf);
        },
        () => {
          if (!ended.signal.aborted) setBroken(true);
        },
      );
      return () => {
        ended.abort();
        viewer.setDocument(null);
        void task.destroy().then(() => returnWorker(worker));
      };
    },
    [bytes, i18n.language, t],
  );
  return (
    <>
      <div ref={ref} className="hp-reader-scroll">
        <div className="pdfViewer" />
      </div>
      {broken ? (
        <p className="hp-reader-message" role="alert">
          {t('preview.empty')}
        </p>
      ) : null}
    </>
  );
}

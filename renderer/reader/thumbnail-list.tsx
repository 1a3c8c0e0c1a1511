import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReaderController } from './reader-controller.ts';
import { ThumbnailPainter } from './thumbnail-painter.ts';

/** Small pictures of the pages, drawn only while they are in sight. */
export function ThumbnailList({ controller }: { readonly controller: ReaderController }) {
  const { t } = useTranslation('reader');
  const { pageCount, pageNumber, labels, rotation, docid } = useStore(controller.store);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const live = controller.live;
    const root = list.current;
    if (!live || !root || live.address.docid !== docid || pageCount === 0) return;
    const painter = new ThumbnailPainter(live.pdf, controller.parts.viewer, rotation);
    const withdraw = new Map<Element, () => void>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          withdraw.get(target)?.();
          withdraw.delete(target);
          const pageIndex = Number(target.getAttribute('data-page')) - 1;
          if (!isIntersecting || pageIndex < 0) continue;
          const frame = target.querySelector('.hp-thumb-frame');
          withdraw.set(
            target,
            painter.request(pageIndex, (canvas) => frame?.replaceChildren(canvas)),
          );
        }
      },
      { root, rootMargin: '200px 0px' },
    );
    for (const child of root.children) observer.observe(child);
    return () => {
      observer.disconnect();
      painter.close();
      // Pictures made for another rotation must not stay under the new one.
      for (const frame of root.querySelectorAll('.hp-thumb-frame')) frame.replaceChildren();
    };
  }, [controller, docid, pageCount, rotation]);

  useEffect(() => {
    list.current
      ?.querySelector(`[data-page="${pageNumber}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [pageNumber]);

  const pages = useMemo(() => Array.from({ length: pageCount }, (_, i) => i + 1), [pageCount]);
  return (
    <div ref={list} className="hp-thumbs">
      {pages.map((page) => (
        <button
          key={page}
          type="button"
          className="hp-thumb"
          data-page={page}
          aria-label={t('page', { page: labels?.[page - 1] ?? page })}
          aria-current={page === pageNumber ? 'page' : undefined}
          onClick={() => controller.moves.toPage(page)}
        >
          <span className="hp-thumb-frame" />
          <span>{labels?.[page - 1] ?? page}</span>
        </button>
      ))}
    </div>
  );
}

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReaderController } from './reader-controller.ts';
import type { ReaderNotice } from './reader-state.ts';

/** How long a passing notice stays. */
const NOTICE_MS = 4000;

/** One line under the pages: what just happened, or what is particular about this page. */
export function StatusLine({ controller }: { readonly controller: ReaderController }) {
  const { t } = useTranslation('reader');
  const { notice, drawing, slow, pageWithoutText, phase } = useStore(controller.store);

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => controller.store.setState({ notice: null }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [controller, notice]);

  const ready = phase === 'ready';
  let words = '';
  if (notice) words = noticeText(notice, t);
  else if (ready && drawing) words = t('tool.drawing');
  else if (ready && slow) words = t('slow');
  else if (ready && pageWithoutText) words = t('noText');
  return (
    <div className="hp-status" role="status">
      {words === '' ? null : (
        <p>
          {words}
          {ready && slow && !notice && !drawing ? (
            <button type="button" className="hp-status-action" onClick={() => controller.restart()}>
              {t('reopen')}
            </button>
          ) : null}
        </p>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<'reader'>>['t'];

function noticeText(notice: ReaderNotice, t: Translate): string {
  switch (notice.kind) {
    case 'attached':
      return notice.count > 1
        ? t('notice.attachedSeveral', { count: notice.count, page: notice.page })
        : t('notice.attached', { page: notice.page });
    case 'nothing-selected':
      return t('notice.nothingSelected');
    case 'cannot-attach':
      return t('notice.cannotAttach');
    case 'no-copying':
      return t('notice.noCopying');
  }
}

import { type RefCallback, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../app/api-context.ts';
import { ReaderController } from './reader-controller.ts';
import type { DocumentReaderProps } from './reader-props.ts';
import { ViewerL10n } from './viewer-l10n.ts';

/** A controller for the element that carries the ref, told of every change of the props. */
export function useReader(
  props: DocumentReaderProps,
  shown: string | null,
): { readonly controller: ReaderController | null; readonly ref: RefCallback<HTMLDivElement> } {
  const { round, app, canAttach, marks, jump, onActivate, onAttach, onJumpBack } = props;
  const { reader: api } = useApi();
  const { t, i18n } = useTranslation('reader');
  const [controller, setController] = useState<ReaderController | null>(null);
  const [l10n] = useState(() => new ViewerL10n(i18n.language, { page: (page) => page, note: '' }));

  const ref = useCallback(
    (container: HTMLDivElement | null) => {
      const pages = container?.firstElementChild;
      if (!container || !(pages instanceof HTMLDivElement)) return;
      // It scrolls, so keys must be able to reach it.
      container.tabIndex = 0;
      const made = new ReaderController(api, container, pages, l10n);
      setController(made);
      return () => {
        setController(null);
        void made.close();
      };
    },
    [api, l10n],
  );

  useEffect(() => {
    l10n.change(i18n.language, { page: (page) => t('page', { page }), note: t('note') });
    controller?.translate();
  }, [controller, l10n, i18n.language, t]);
  useEffect(() => {
    const inertLinkTitle = () => t('inertLink');
    controller?.setHooks({ onActivate, onAttach, onJumpBack, inertLinkTitle });
  }, [controller, onActivate, onAttach, onJumpBack, t]);
  useEffect(() => controller?.citing.setMayAttach(canAttach), [controller, canAttach]);
  useEffect(() => controller?.citing.setMarks(marks), [controller, marks]);
  // Before `show`, which leaves the document that the jump has to lead back to.
  useEffect(() => {
    if (jump) controller?.jump(jump);
  }, [controller, jump]);
  useEffect(() => {
    controller?.show(shown === null ? null : { round, app, docid: shown });
  }, [controller, round, app, shown]);
  return { controller, ref };
}

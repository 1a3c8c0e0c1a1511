import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReaderController } from './reader-controller.ts';
import type { FindProgress } from './reader-state.ts';
import { ToolButton } from './tool-button.tsx';

/** Typing is searched after this pause, and never in the middle of composing a word. */
const TYPING_PAUSE_MS = 250;

type FindBarProps = {
  readonly controller: ReaderController;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
};

export function FindBar({ controller, field, onClose }: FindBarProps) {
  const { t } = useTranslation('reader');
  const find = useStore(controller.store, (state) => state.find);
  const scanned = useStore(controller.store, (state) => state.pageWithoutText);
  const [text, setText] = useState('');
  const composing = useRef(false);
  const searched = useRef('');

  useEffect(() => field.current?.focus(), [field]);
  useEffect(() => {
    if (composing.current || text === searched.current) return;
    const timer = setTimeout(() => {
      searched.current = text;
      controller.finder.search(text);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [controller, text]);

  return (
    <search className="hp-find" aria-label={t('find.bar')}>
      <input
        ref={field}
        value={text}
        maxLength={200}
        aria-label={t('find.field')}
        placeholder={t('find.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          searched.current = event.currentTarget.value;
          controller.finder.search(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          if (text !== searched.current) {
            searched.current = text;
            controller.finder.search(text);
          } else if (event.shiftKey) controller.finder.previous();
          else controller.finder.next();
        }}
      />
      <span className="hp-find-count" role="status">
        {countText(find, scanned, t)}
      </span>
      <ToolButton
        icon="up"
        name={t('find.previous')}
        disabled={find.total === 0}
        onClick={() => controller.finder.previous()}
      />
      <ToolButton
        icon="down"
        name={t('find.next')}
        disabled={find.total === 0}
        onClick={() => controller.finder.next()}
      />
      <ToolButton icon="close" name={t('find.close')} onClick={onClose} />
    </search>
  );
}

type Translate = ReturnType<typeof useTranslation<'reader'>>['t'];

function countText(find: FindProgress, scanned: boolean, t: Translate): string {
  const counts = { current: find.current, total: find.total };
  switch (find.status) {
    case 'idle':
      return '';
    case 'searching':
      return find.total > 0 ? t('find.count', counts) : t('find.searching');
    case 'none':
      return scanned ? t('find.noneScanned') : t('find.none');
    case 'wrapped':
      return t('find.wrapped', counts);
    case 'found':
      return t('find.count', counts);
  }
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { OutlineList } from './outline-list.tsx';
import type { ReaderController } from './reader-controller.ts';
import { ThumbnailList } from './thumbnail-list.tsx';
import { ToolButton } from './tool-button.tsx';

type SidePanelProps = {
  readonly controller: ReaderController;
  readonly onClose: () => void;
};

/** Outline and thumbnails beside the pages. Starts with the outline where there is one. */
export function SidePanel({ controller, onClose }: SidePanelProps) {
  const { t } = useTranslation('reader');
  const hasOutline = useStore(controller.store, (state) => state.outline.length > 0);
  const [chosen, setChosen] = useState<'outline' | 'thumbnails' | null>(null);
  const shown = chosen ?? (hasOutline ? 'outline' : 'thumbnails');
  return (
    <aside className="hp-side" aria-label={t('panel.name')}>
      <div className="hp-side-head">
        {(['outline', 'thumbnails'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="hp-side-choice"
            aria-pressed={shown === kind}
            onClick={() => setChosen(kind)}
          >
            {t(`panel.${kind}`)}
          </button>
        ))}
        <ToolButton icon="close" name={t('panel.close')} onClick={onClose} />
      </div>
      {shown === 'outline' ? (
        <OutlineList controller={controller} />
      ) : (
        <ThumbnailList controller={controller} />
      )}
    </aside>
  );
}

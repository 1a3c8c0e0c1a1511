import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReaderController } from './reader-controller.ts';

const indents = ['', 'hp-in-1', 'hp-in-2', 'hp-in-3', 'hp-in-4'] as const;

/** The document's own table of contents. */
export function OutlineList({ controller }: { readonly controller: ReaderController }) {
  const { t } = useTranslation('reader');
  const outline = useStore(controller.store, (state) => state.outline);
  if (outline.length === 0) return <p className="hp-side-empty">{t('panel.noOutline')}</p>;
  return (
    <ul className="hp-outline">
      {outline.map((entry) => (
        <li key={entry.key} className={indents[Math.min(entry.depth, 4)]}>
          <button
            type="button"
            disabled={entry.destination === null}
            title={entry.destination === null ? t('panel.deadEntry') : entry.title}
            onClick={() => controller.moves.toEntry(entry)}
          >
            {entry.title}
          </button>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors.ts';
import { clock } from '../text/format.ts';
import './save-state.css';

/** How far the last edit has come: `saved` only once the program has answered that it is durable. */
export type SaveProgress =
  | { readonly kind: 'clean' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

type SaveStateProps = { readonly progress: SaveProgress; readonly onRetry: () => void };

/** Save state in words; read aloud politely when it changes. */
export function SaveState({ progress, onRetry }: SaveStateProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={`hp-save hp-save-${progress.kind}`} role="status" aria-live="polite">
      {progress.kind === 'clean' ? t('save.clean') : null}
      {progress.kind === 'saving' ? (
        <>
          <span aria-hidden="true">⋯</span> {t('save.saving')}
        </>
      ) : null}
      {progress.kind === 'saved' ? (
        <>
          <span aria-hidden="true">✓</span> {t('save.saved', { time: clock(progress.at) })}
        </>
      ) : null}
      {progress.kind === 'failed' ? (
        <button type="button" className="hp-save-retry" onClick={onRetry}>
          <span aria-hidden="true">▲</span> {t('save.failed')}
        </button>
      ) : null}
    </span>
  );
}

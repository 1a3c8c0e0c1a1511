import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { type CitedPart, isSamePart } from '../../../shared/cited-part.ts';
import type { DocumentItem } from '../../../shared/operations/expert.ts';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import './evidence-chips.css';

type EvidenceChipsProps = {
  readonly part: CitedPart;
  readonly documents: readonly DocumentItem[];
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  readonly onJump: (evidence: EvidenceItem) => void;
};

/** The places that a score or a judgement cites; each jumps to its page, and can be taken away and put back. */
export function EvidenceChips({ part, documents, store, readOnly, onJump }: EvidenceChipsProps) {
  const { t } = useTranslation('expert');
  const all = useStore(store, (s) => s.draft.evidence);
  const removed = useStore(store, (s) => s.removed);
  const own = all.filter((evidence) => isSamePart(evidence, part));
  const placeOf = (evidence: EvidenceItem) => {
    const document = documents.find(({ docid }) => docid === evidence.docid);
    const page = t('evidence.page', { page: evidence.page_label });
    return document === undefined || document.kind === 'main' ? page : `${document.title} ${page}`;
  };
  const isRemovedHere = removed !== null && isSamePart(removed, part);
  const { removeEvidence, undoRemove } = store.getState();
  if (readOnly && own.length === 0) return null;
  return (
    <div className="hp-chips">
      <span className="hp-chips-label">{t('evidence.label')}</span>
      {own.map((evidence) => (
        <span key={evidence.id} className="hp-chip">
          <button
            type="button"
            title={evidence.quote?.exact ?? t('evidence.region')}
            aria-label={t('evidence.jump', { place: placeOf(evidence) })}
            onClick={() => onJump(evidence)}
          >
            {placeOf(evidence)}
          </button>
          {readOnly ? null : (
            <button
              type="button"
              className="hp-chip-remove"
              aria-label={t('evidence.remove', { place: placeOf(evidence) })}
              onClick={() => removeEvidence(evidence.id)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {isRemovedHere ? (
        <span className="hp-chips-hint" role="status">
          {t('evidence.removed', { place: placeOf(removed) })}{' '}
          <button type="button" className="hp-link" onClick={undoRemove}>
            {t('evidence.undo')}
          </button>
        </span>
      ) : null}
      {own.length === 0 && !isRemovedHere && !readOnly ? (
        <span className="hp-chips-hint">{t('evidence.how')}</span>
      ) : null}
    </div>
  );
}

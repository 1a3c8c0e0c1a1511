import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Form } from '../../../shared/objects/form.ts';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { points } from '../../text/format.ts';
import type { DraftStore } from '../draft/draft-store.ts';

type RubricTotalProps = {
  readonly form: Form;
  readonly application: DeskApplication;
  readonly store: StoreApi<DraftStore>;
};

/** The own total where there is one, and how much is still to be filled in. */
export function RubricTotal({ form, application, store }: RubricTotalProps) {
  const { t } = useTranslation('expert');
  const total = useStore(store, (s) => s.draft.total);
  const scores = useStore(store, (s) => s.draft.scores);
  const judged = useStore(store, (s) => s.draft.targets);
  const { criteria, fullMark } = form.rubric;
  const { targets } = application;
  const scored = criteria.filter(({ id }) => scores[id] !== undefined).length;
  const done = targets.filter(({ id }) => (judged[id]?.judgement ?? null) !== null).length;
  const open = [
    ...(scored < criteria.length
      ? [t('rubric.scored', { done: scored, total: criteria.length })]
      : []),
    ...(done < targets.length ? [t('targets.done', { done, total: targets.length })] : []),
  ];
  if (!showsTotal(form) && open.length === 0) return null;
  return (
    <div className="hp-rubric-total" aria-live="polite">
      {showsTotal(form) ? (
        <>
          <span>{t('rubric.total')}</span>
          <strong>{total ?? '—'}</strong>
          <span className="hp-muted">/ {points(fullMark)}</span>
        </>
      ) : null}
      {open.length === 0 ? null : (
        <span className="hp-muted hp-small">{open.join(t('facts.separator'))}</span>
      )}
    </div>
  );
}

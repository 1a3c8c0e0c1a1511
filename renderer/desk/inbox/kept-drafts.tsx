import { Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptDraft } from '../../../shared/operations/safekeeping.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime, points } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useQuery } from '../../ui/use-query.ts';

/** Drafts of another computer (or of this one) that merging kept beside the ones in use; absent
 * while there are none. */
export function KeptDrafts() {
  const { t } = useTranslation('safekeeping');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const { value, reload, replace } = useQuery(() => api.safekeeping.keptDrafts({}), 'kept');
  useEffect(() => api.on('workspaceChanged', () => void reload()), [api, reload]);
  if (value === undefined || value.length === 0) return null;
  const take = async (what: 'takeUpKeptDraft' | 'dropKeptDraft', id: number) => {
    const left = await run(() => api.safekeeping[what]({ id }));
    if (left !== undefined) replace(left);
  };
  return (
    <section className="hp-panel hp-stack" aria-label={t('kept.title')}>
      <h2>{t('kept.title')}</h2>
      <p>{t('kept.about')}</p>
      {value.map((draft) => (
        <article key={draft.id} className="hp-stack">
          <KeptWords draft={draft} />
          <div className="hp-row">
            <Button
              disabled={busy || draft.currentIsSigned}
              onClick={() => void take('takeUpKeptDraft', draft.id)}
            >
              {t('kept.use')}
            </Button>
            <Popconfirm
              title={t('kept.dropSure')}
              okText={t('kept.drop')}
              cancelText={t('kept.cancel')}
              onConfirm={() => void take('dropKeptDraft', draft.id)}
            >
              <Button disabled={busy}>{t('kept.drop')}</Button>
            </Popconfirm>
          </div>
        </article>
      ))}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </section>
  );
}

function KeptWords({ draft }: { readonly draft: KeptDraft }) {
  const { t } = useTranslation('safekeeping');
  const { t: expert } = useTranslation('expert');
  const marks = draft.scores.map(({ item, value }) => `${item} ${points(value)}`);
  if (draft.decision !== null) marks.push(t('kept.decision', { choice: draft.decision }));
  if (draft.evidenceCount > 0) marks.push(t('kept.evidence', { count: draft.evidenceCount }));
  const stated = [
    ...draft.vetoes.map(({ item, reason }) => `${item} ${expert('veto.short')}: ${reason}`),
    ...draft.targets.map((one) => [one.target, one.judgement ?? '—', one.note].join(' ')),
  ];
  const comments = draft.comments.map(({ item, text }) => `${item}: ${text}`);
  const texts = [...stated, ...comments, draft.decisionReason, draft.overall];
  return (
    <div>
      <strong>
        {t('kept.item', { app: `${draft.round} ${draft.app}`, time: dateTime(draft.savedAt) })}
      </strong>
      <p className="hp-muted">
        {draft.currentSavedAt === null
          ? null
          : t('kept.current', { time: dateTime(draft.currentSavedAt) })}
        {draft.currentIsSigned ? ` ${t('kept.signed')}` : null}
      </p>
      <p className="hp-number">{marks.join(' · ')}</p>
      {texts
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
    </div>
  );
}

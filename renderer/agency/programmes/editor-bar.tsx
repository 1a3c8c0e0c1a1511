import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import type { Go } from '../route.ts';
import type { ProgrammeDraft } from './use-programme-draft.ts';

/** Title, undo and redo, and what makes a draft the programme or a file. */
export function EditorBar({ draft, go }: { readonly draft: ProgrammeDraft; readonly go: Go }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const api = useApi();
  const action = useAction();
  const [file, setFile] = useState<SavedFile | null>(null);
  const { content, view, progress } = draft;
  const programme = content.id;
  const current = progress.kind === 'clean' || progress.kind === 'saved';
  const unsaved = view.draftAt !== null || !current;
  const save = async () => {
    if (!(await draft.flush())) return;
    const saved = await action.run(() => api.agency.saveProgramme({ programme }));
    if (saved !== undefined) draft.replace(saved);
  };
  const discard = async () => {
    await draft.flush();
    const back = await action.run(() => api.agency.discardProgrammeDraft({ programme }));
    if (back !== undefined) draft.replace(back);
  };
  const exportFile = async () => {
    const saved = await action.run(() => api.agency.exportProgramme({ programme }));
    if (saved !== undefined) setFile(saved);
  };
  return (
    <header className="pg-bar">
      <div className="hp-row">
        <h1>{pick(content.title)}</h1>
        <span className="hp-muted">
          {t('heading', { id: programme, version: content.version })}
        </span>
        <Button type="text" onClick={() => go({ at: 'programmes' })}>
          {t('back')}
        </Button>
      </div>
      <div className="hp-row" role="toolbar" aria-label={t('tools')}>
        <Button disabled={draft.undo === null} onClick={() => draft.undo?.()}>
          {t('undo')}
        </Button>
        <Button disabled={draft.redo === null} onClick={() => draft.redo?.()}>
          {t('redo')}
        </Button>
        <Button
          type="primary"
          loading={action.busy}
          disabled={!unsaved || !current || view.problems > 0}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        {view.sha256 === null || !unsaved ? null : (
          <ConfirmButton
            label={t('discard')}
            title={t('discardTitle')}
            confirmLabel={t('discard')}
            keepLabel={t('keep')}
            onConfirm={() => void discard()}
          >
            {t('discardText')}
          </ConfirmButton>
        )}
        <Button disabled={view.sha256 === null} onClick={() => void exportFile()}>
          {t('export')}
        </Button>
        <SaveState progress={progress} onRetry={() => void draft.flush()} />
        <span className="hp-muted" role="status">
          {unsaved
            ? t(view.sha256 === null ? 'neverSaved' : 'differs')
            : t('savedAt', { time: dateTime(view.savedAt ?? '') })}
        </span>
      </div>
      {view.rounds.length === 0 ? null : (
        <p className="hp-muted hp-small">{t('usedBy', { rounds: view.rounds.join('、') })}</p>
      )}
      <SavedNote saved={file} />
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </header>
  );
}

import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import type { ListProps } from './list-props.ts';
import { PublishForm } from './publish-form.tsx';

type Running = NonNullable<ListProps['view']['publication']>;

function whereItStands({ over, day }: Running) {
  if (over) return 'publication.over';
  return day === 0 ? 'publication.notBegun' : 'publication.day';
}

/** The public notice with its five working days, and the end of the list. */
export function PublicationPanel({ round, view, onView }: ListProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const [asking, setAsking] = useState(false);
  const { publication, blocked } = view;
  const isFinal = view.versions.at(-1)?.final ?? false;
  const exportNotice = async () => {
    const file = await action.run(() => api.agency.exportList({ round, format: 'notice' }));
    if (file !== undefined) setSaved(file);
  };
  const close = async () => {
    setAsking(false);
    const next = await action.run(() => api.agency.closeList({ round }));
    if (next !== undefined) onView(next);
  };
  return (
    <Panel title={t('publication.title')}>
      {publication === null ? (
        <EmptyState title={t('publication.none')}>{t('publication.noneText')}</EmptyState>
      ) : (
        <>
          <p className="ag-period">{t('publication.period', publication)}</p>
          {publication.known ? null : <Notice tone="warn" title={t('publication.unknown')} />}
          <StateMark
            state={publication.over ? 'done' : 'underway'}
            label={t(whereItStands(publication), publication)}
          />
          {publication.covers || isFinal ? null : (
            <Notice tone="warn" title={t('publication.notCovered')} />
          )}
          <div className="hp-row">
            <Button disabled={action.busy} onClick={() => void exportNotice()}>
              {t('publication.exportNotice')}
            </Button>
          </div>
          <SavedNote saved={saved} />
        </>
      )}
      {isFinal ? (
        <StateMark state="done" label={t('publication.closed')} />
      ) : (
        <>
          {view.rows.some(({ listed }) => listed) ? null : (
            <Notice tone="warn" title={t('publication.emptyList')} />
          )}
          <PublishForm
            key={publication?.list_sha256 ?? ''}
            round={round}
            view={view}
            onView={onView}
          />
          <div className="hp-row">
            <Button
              type={blocked.close === null ? 'primary' : 'default'}
              disabled={blocked.close !== null || action.busy}
              onClick={() => setAsking(true)}
            >
              {t('publication.close')}
            </Button>
            <span className="hp-muted">{blocked.close === null ? '' : pick(blocked.close)}</span>
          </div>
        </>
      )}
      <Modal
        open={asking}
        title={t('publication.close')}
        okText={t('publication.closeConfirm')}
        cancelText={t('publication.keep')}
        onOk={() => void close()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        {t('publication.closeText')}
      </Modal>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </Panel>
  );
}

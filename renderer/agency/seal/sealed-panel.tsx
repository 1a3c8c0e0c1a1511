import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime, useFileSize } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import type { Go } from '../route.ts';
import { SealSummary } from './seal-summary.tsx';

type SealedPanelProps = {
  readonly round: AgencyRound;
  readonly bundle: NonNullable<AgencyRound['bundle']>;
  readonly go: Go;
};

/** The bundle that was made: its code to compare, its file, and what comes next. */
export function SealedPanel({ round, bundle, go }: SealedPanelProps) {
  const { t } = useTranslation('agency');
  const size = useFileSize();
  const api = useApi();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const exportAgain = async () => {
    setSaved(null);
    const file = await action.run(() => api.agency.exportBundle({ round: round.round }));
    if (file !== undefined) setSaved(file);
  };
  return (
    <Panel title={t('seal.done')}>
      <Notice tone="good" title={bundle.fileName}>
        {t('seal.sameForAll')}
      </Notice>
      <div className="ag-code-box">
        <p className="hp-muted hp-small">{t('seal.code')}</p>
        <Code code={bundle.code} label={t('seal.code')} size="large" />
      </div>
      <p className="ag-text">{t('seal.codeText')}</p>
      <div className="ag-halves">
        <dl className="ag-pairs">
          <dt>{t('seal.file')}</dt>
          <dd>{bundle.fileName}</dd>
          <dt>{t('seal.size')}</dt>
          <dd>{size(bundle.size)}</dd>
          <dt>{t('seal.sealedAt')}</dt>
          <dd>{dateTime(bundle.sealedAt)}</dd>
          <dt>{t('seal.hash')}</dt>
          <dd className="ag-hash">{bundle.sealSha256}</dd>
        </dl>
        <SealSummary round={round} />
      </div>
      {bundle.kept ? null : <Notice tone="warn" title={t('seal.notKept')} />}
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      <SavedNote saved={saved} />
      <div className="hp-row">
        <Button
          type="primary"
          onClick={() => go({ at: 'round', round: round.round, step: 'declarations' })}
        >
          {t('seal.next')}
        </Button>
        <Button loading={action.busy} onClick={() => void exportAgain()}>
          {t('seal.exportAgain')}
        </Button>
      </div>
    </Panel>
  );
}

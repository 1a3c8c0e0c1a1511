import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { dateTime, useFileSize } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
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
      <div>
        <Button
          type="primary"
          onClick={() => go({ at: 'round', round: round.round, step: 'declarations' })}
        >
          {t('seal.next')}
        </Button>
      </div>
    </Panel>
  );
}

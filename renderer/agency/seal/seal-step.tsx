import { Button, Checkbox, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeSuite } from '../../../shared/objects/common.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { SealProgress } from './seal-progress.tsx';
import { SealSummary } from './seal-summary.tsx';
import { SealWarnings } from './seal-warnings.tsx';
import { SealedPanel } from './sealed-panel.tsx';

/** Sealing: what goes in, what cannot be undone, then the job with its progress. */
export function SealStep({ round, onChanged, go }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const suiteLabel = useId();
  const [suite, setSuite] = useState<AgeSuite>('pq');
  const [agreed, setAgreed] = useState(false);
  if (round.bundle !== null) return <SealedPanel round={round} bundle={round.bundle} go={go} />;
  const seal = async () => {
    const next = await action.run(() => api.agency.seal({ round: round.round, suite }));
    if (next !== undefined) onChanged(next);
  };
  return (
    <div className="ag-halves">
      <Panel title={t('seal.summary')}>
        <SealSummary round={round} />
        <SealWarnings round={round} />
        <h3 id={suiteLabel}>{t('seal.suite')}</h3>
        <Radio.Group
          className="ag-choices"
          aria-labelledby={suiteLabel}
          value={suite}
          disabled={action.busy}
          onChange={(event) => setSuite(AgeSuite.parse(event.target.value))}
        >
          {AgeSuite.options.map((option) => (
            <Radio key={option} value={option}>
              <span>{t(`seal.${option}`)}</span>
              <span className="ag-sub">{t(`seal.${option}Text`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Panel>
      <Panel title={t('seal.title')}>
        <Notice tone="warn" title={t('seal.irreversible')}>
          <ul>
            <li>{t('seal.irreversibleItems.rule')}</li>
            <li>{t('seal.irreversibleItems.content')}</li>
            <li>{t('seal.irreversibleItems.again')}</li>
          </ul>
        </Notice>
        <p>{t('seal.secret')}</p>
        {action.failure === null ? null : (
          <ErrorNotice failure={action.failure} onClose={action.clear} />
        )}
        {action.busy ? (
          <SealProgress />
        ) : (
          <>
            <Checkbox
              checked={agreed}
              disabled={round.steps.seal.blocked !== null}
              onChange={(event) => setAgreed(event.target.checked)}
            >
              {t('seal.agree')}
            </Checkbox>
            <div>
              <Button
                type="primary"
                size="large"
                disabled={!agreed || round.steps.seal.blocked !== null}
                onClick={() => void seal()}
              >
                {t('seal.button')}
              </Button>
            </div>
          </>
        )}
      </Panel>
    </div>
  );
}

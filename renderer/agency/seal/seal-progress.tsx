import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useJobs } from '../../app/stores.ts';
import { useFileSize } from '../../text/format.ts';

/** How far sealing is, and the way to stop it; what was written is removed then. */
export function SealProgress() {
  const { t } = useTranslation('agency');
  const size = useFileSize();
  const job = useJobs((store) => store.jobs).find((candidate) => candidate.job === 'seal');
  const cancel = useJobs((store) => store.cancel);
  const percent = job === undefined ? 0 : Math.floor((100 * job.done) / Math.max(1, job.total));
  const cancelling = job?.cancelling === true;
  return (
    <div className="ag-stack">
      <p className="hp-row">
        <strong>{t('seal.running')}</strong>
        {job?.label === 'bytes' ? (
          <span>{t('seal.amount', { done: size(job.done), total: size(job.total) })}</span>
        ) : null}
      </p>
      <Progress percent={percent} aria-label={t('seal.running')} />
      <p className="hp-muted">{cancelling ? t('seal.cancelling') : t('seal.verifying')}</p>
      <div>
        <Button disabled={cancelling} onClick={() => cancel('seal')}>
          {t('seal.cancel')}
        </Button>
      </div>
    </div>
  );
}

import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '../text/format.ts';
import type { Job } from './jobs-store.ts';
import { useJobs } from './stores.ts';
import './job-progress.css';

const known = ['seal', 'receive', 'merge', 'attach', 'export', 'backup'] as const;

function JobLine({ job }: { readonly job: Job }) {
  const { t } = useTranslation('app');
  const size = useFileSize();
  const cancel = useJobs((store) => store.cancel);
  const name = known.find((k) => k === job.job);
  const title = name === undefined ? t('jobs.other') : t(`jobs.${name}`);
  const percent = job.total === 0 ? 0 : Math.floor((job.done / job.total) * 100);
  const amount =
    job.label === 'bytes' ? `${size(job.done)} / ${size(job.total)}` : `${job.done} / ${job.total}`;
  return (
    <li className="hp-job">
      <span>{title}</span>
      <Progress percent={percent} aria-label={title} size="small" />
      <span className="hp-muted hp-number">{amount}</span>
      <Button size="small" disabled={job.cancelling} onClick={() => cancel(job.job)}>
        {job.cancelling ? t('jobs.cancelling') : t('jobs.cancel')}
      </Button>
    </li>
  );
}

/** What the program is working on, at the foot of the window; absent while nothing runs. */
export function JobProgress() {
  const { t } = useTranslation('app');
  const jobs = useJobs((store) => store.jobs);
  if (jobs.length === 0) return null;
  return (
    <ul className="hp-jobs" aria-label={t('jobs.title')}>
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </ul>
  );
}

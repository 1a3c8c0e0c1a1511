import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFileSize } from '../text/format.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import type { ReaderFailure } from './failure.ts';
import type { ReaderController } from './reader-controller.ts';

/** What stands in the place of the pages while there are none. */
export function ReaderMessage({ controller }: { readonly controller: ReaderController }) {
  const { t } = useTranslation('reader');
  const fileSize = useFileSize();
  const { phase, failure, progress } = useStore(controller.store);
  if (phase === 'failed' && failure) {
    return <FailureMessage failure={failure} onRetry={() => controller.restart()} />;
  }
  if (phase !== 'opening') return null;
  const bytes = progress && {
    loaded: fileSize(progress.loaded),
    total: fileSize(progress.total),
  };
  return (
    <div className="hp-reader-message" role="status">
      <p>{bytes ? t('openingProgress', bytes) : t('opening')}</p>
      {progress ? (
        <Progress
          percent={Math.round((progress.loaded / Math.max(1, progress.total)) * 100)}
          aria-label={t('opening')}
          showInfo={false}
          size="small"
        />
      ) : null}
    </div>
  );
}

type FailureMessageProps = { readonly failure: ReaderFailure; readonly onRetry: () => void };

function FailureMessage({ failure, onRetry }: FailureMessageProps) {
  const { t } = useTranslation('reader');
  if (failure.kind === 'refused') {
    return (
      <div className="hp-reader-message">
        <ErrorNotice failure={failure.failure} onRetry={onRetry} />
      </div>
    );
  }
  const [what, next] = {
    password: [t('failure.password'), t('failure.passwordNext')],
    damaged: [t('failure.damaged'), t('failure.damagedNext')],
    empty: [t('failure.empty'), t('failure.emptyNext')],
    'too-many-pages': [
      t('failure.tooManyPages', { pages: failure.kind === 'too-many-pages' ? failure.pages : 0 }),
      t('failure.tooManyPagesNext'),
    ],
    stalled: [t('failure.stalled'), t('failure.stalledNext')],
    unexpected: [t('failure.unexpected'), t('failure.unexpectedNext')],
  }[failure.kind];
  const mayHelp = failure.kind === 'stalled' || failure.kind === 'unexpected';
  return (
    <div className="hp-reader-message" role="alert">
      <p className="hp-reader-what">{what}</p>
      <p>{next}</p>
      {mayHelp ? <Button onClick={onRetry}>{t('reopen')}</Button> : null}
    </div>
  );
}

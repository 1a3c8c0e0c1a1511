import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './error-notice.tsx';
import type { Query } from './use-query.ts';

type QueryViewProps<T> = {
  readonly query: Query<T>;
  readonly children: (value: T) => ReactNode;
};

/** Loading, failed (with retry) or the view itself; a failed re-read keeps what was there. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const { t } = useTranslation('ui');
  return (
    <>
      {query.failure === null ? null : (
        <ErrorNotice failure={query.failure} onRetry={() => void query.reload()} />
      )}
      {query.value === undefined && query.failure === null ? (
        <div className="hp-empty" role="status">
          <Spin />
          <span>{t('query.loading')}</span>
        </div>
      ) : null}
      {query.value === undefined ? null : children(query.value)}
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** One page of a long list, and which one is shown. A list that fits has no pager. */
export function usePage<T>(all: readonly T[], size: number) {
  const [asked, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages - 1);
  return {
    rows: all.slice(page * size, (page + 1) * size),
    pager: { page, pages, size, total: all.length, setPage },
  };
}

type PagerProps = ReturnType<typeof usePage>['pager'] & {
  /** What is turned over, read aloud. */
  readonly label: string;
};

/** Turns over a long list, by buttons that say what is shown. */
export function Pager({ page, pages, size, total, setPage, label }: PagerProps) {
  const { t } = useTranslation('agency');
  if (pages < 2) return null;
  const to = Math.min(total, (page + 1) * size);
  return (
    <nav className="ag-pager" aria-label={label}>
      <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
        {t('statistics.before')}
      </Button>
      <span role="status">{t('statistics.shown', { from: page * size + 1, to, total })}</span>
      <Button disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
        {t('statistics.after')}
      </Button>
    </nav>
  );
}

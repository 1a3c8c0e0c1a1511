import { useTranslation } from 'react-i18next';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import { isReadable } from '../draft/application-order.ts';

/** How much of each document was on the screen. */
export function PagesSeen({ row }: { readonly row: OverviewRow }) {
  const { t } = useTranslation('expert');
  if (!isReadable(row.state)) return null;
  return (
    <ul className="hp-pages-seen">
      {row.documents.map((document) => (
        <li key={document.docid} className={document.pagesSeen === 0 ? 'hp-unopened' : undefined}>
          <span>{document.title}</span>
          <span className="hp-number">
            {document.pagesSeen === 0
              ? t('overview.unopened')
              : t('overview.seen', {
                  seen: document.pagesSeen,
                  of: document.pageCount ?? '?',
                })}
          </span>
        </li>
      ))}
    </ul>
  );
}

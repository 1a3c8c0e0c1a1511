import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../shared/operations/closing.ts';

type ErasableListsProps = {
  readonly erasable: NonNullable<ClosingView['erasable']>;
  readonly kept: number;
};

/** What will be erased beside what stays listed. */
export function ErasableLists({ erasable, kept }: ErasableListsProps) {
  const { t } = useTranslation('expert');
  const { bundle, keys, records, drafts, documents } = erasable;
  return (
    <>
      <div className="hp-closing-lists">
        <div>
          <h3>{t('closing.erased')}</h3>
          <ul>
            {bundle ? <li>{t('closing.erasedBundle')}</li> : null}
            <li>{t('closing.erasedKeys', { count: keys.length, apps: keys.join('、') })}</li>
            <li>{t('closing.erasedRecords', { count: records })}</li>
            <li>{t('closing.erasedDrafts', { count: drafts })}</li>
            <li>{t('closing.erasedDocuments', { count: documents })}</li>
          </ul>
        </div>
        <div>
          <h3>{t('closing.kept')}</h3>
          <ul>
            <li>{t('closing.keptSigned', { count: kept })}</li>
            <li>{t('closing.keptPapers')}</li>
          </ul>
        </div>
      </div>
      <p className="hp-muted">{t('closing.elsewhere')}</p>
    </>
  );
}

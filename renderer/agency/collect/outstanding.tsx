import { useTranslation } from 'react-i18next';
import type { CollectView } from '../../../shared/operations/collect.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** How many experts are still out, in one large number, with the names to phone. */
export function Outstanding({ experts }: { readonly experts: CollectView['outstanding'] }) {
  const { t } = useTranslation('agency');
  if (experts.length === 0) {
    return (
      <div className="ag-outstanding">
        <StateMark state="done" label={t('collect.nobody')} />
        <span className="hp-muted">{t('collect.nobodyText')}</span>
      </div>
    );
  }
  return (
    <div className="ag-outstanding">
      <p className="ag-big">
        {t('collect.still')} <strong>{experts.length}</strong> {t('collect.stillUnit')}
      </p>
      <div>
        <h3>{t('collect.phone')}</h3>
        <ul className="ag-phone">
          {experts.map((expert) => (
            <li key={expert.kid}>
              <strong>{expert.name}</strong> {expert.unit}
              <span className="ag-sub">
                {[
                  ...(expert.declaration ? [t('collect.missingDeclaration')] : []),
                  ...(expert.missing.length === 0
                    ? []
                    : [t('collect.missing', { apps: expert.missing.join('、') })]),
                  ...(expert.missingPosts.length === 0
                    ? []
                    : [t('collect.missingPosts', { numbers: expert.missingPosts.join('、') })]),
                ].join('；')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

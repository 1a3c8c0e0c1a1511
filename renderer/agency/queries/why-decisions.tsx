import { useTranslation } from 'react-i18next';
import { parseExact, plainNumber } from '../../../shared/merge/exact.ts';
import type { Standing } from '../../../shared/objects/result.ts';

/** What the panel's decisions changed in one application: both results. The decisions themselves are
 * steps below. Nothing is drawn where there is no such decision in the lot. */
export function WhyDecisions({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('queries');
  const { undecided } = standing;
  if (undecided === undefined) return null;
  const replaced = standing.sheets.flatMap((row) =>
    row.replaced === undefined ? [] : [{ ...row, replaced: row.replaced }],
  );
  return (
    <section className="ag-why">
      <h3>{t('why.title')}</h3>
      <p>
        {t('why.place', {
          printed: undecided.printed ?? t('why.none'),
          place: undecided.place ?? t('why.none'),
          nowPrinted: standing.printed ?? t('why.none'),
          nowPlace: standing.place ?? t('why.none'),
        })}
      </p>
      <ul>
        {replaced.map((row) => (
          <li key={row.kid}>
            {t('why.replaced', {
              expert: row.name,
              own: row.replaced.printed,
              counts: row.exact === null ? t('why.none') : plainNumber(parseExact(row.exact)),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

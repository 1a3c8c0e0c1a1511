import { useTranslation } from 'react-i18next';
import type { GradeBand } from '../../../shared/policy.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';

/** What grade follows from what merged score. No grade stands beside one expert's own total: it
 * follows from the score of the whole panel. */
export function GradesNote({ bands }: { readonly bands: readonly GradeBand[] }) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  return (
    <div className="hp-grades">
      <p className="hp-muted hp-small">{t('grades.about')}</p>
      <ul>
        {bands.map((band, index) => {
          const above = bands[index - 1];
          return (
            <li key={band.id}>
              <strong>{say(band.title)}</strong>
              <span className="hp-number">
                {above === undefined
                  ? t('grades.from', { from: points(band.from) })
                  : t('grades.range', { from: points(band.from), below: points(above.from) })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import {
  approximate,
  dotsOf,
  isShown,
  positionOn,
  type Scale,
} from '../../../shared/charts/score-scale.ts';
import type { Standing } from '../../../shared/objects/result.ts';

type DotBarProps = { readonly standing: Standing; readonly scale: Scale };

/** Each expert's total as a dot on the lot's scale, the merged score as a line. The same numbers
 * are read aloud, and stand in full under “为什么”. */
export function DotBar({ standing, scale }: DotBarProps) {
  const { t } = useTranslation('agency');
  const dots = dotsOf(standing, scale);
  if (dots.length === 0) return <span className="hp-muted">{t('merge.dotsNone')}</span>;
  const rowPixels = Math.min(8, 32 / Math.max(1, ...dots.map((dot) => dot.row)));
  const list = standing.sheets
    .filter(isShown)
    .map((sheet) => `${sheet.name} ${sheet.printed ?? ''}`)
    .join('、');
  const score = standing.printed ?? t('merge.noScore');
  return (
    <div className="ag-dots" role="img" aria-label={t('merge.dotsLabel', { list, score })}>
      <span className="ag-dots-end">{scale.from}</span>
      <span className="ag-dots-track">
        {standing.exact === null ? null : (
          <span
            className="ag-dots-mean"
            style={{ left: `${positionOn(scale, approximate(standing.exact))}%` }}
          />
        )}
        {dots.map(({ sheet, position, row }) => (
          <span
            key={sheet.kid}
            className={sheet.use === 'used' ? 'ag-dot' : 'ag-dot ag-dot-cut'}
            style={{ left: `${position}%`, bottom: `${2 + row * rowPixels}px` }}
            title={`${sheet.name} ${sheet.printed ?? ''}`}
          />
        ))}
      </span>
      <span className="ag-dots-end">{scale.to}</span>
    </div>
  );
}

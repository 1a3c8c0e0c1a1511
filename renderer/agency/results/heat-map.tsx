import { useTranslation } from 'react-i18next';
import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { type Scale, scaleOf, shadeOf } from '../score-scale.ts';
import { UseMark } from './use-mark.tsx';

type HeatCellProps = {
  readonly standing: Standing;
  readonly kid: string;
  readonly scale: Scale;
};

function HeatCell({ standing, kid, scale }: HeatCellProps) {
  const { t } = useTranslation('agency');
  const sheet = standing.sheets.find((candidate) => candidate.kid === kid);
  if (sheet === undefined) return <td className="ag-heat-none">{t('heat.notAssigned')}</td>;
  if (sheet.exact === null || sheet.printed === null) {
    return (
      <td className="ag-heat-none" title={sheet.reason}>
        <UseMark use={sheet.use} />
      </td>
    );
  }
  return (
    <td className={`ag-heat ag-heat-${shadeOf(scale, sheet.exact)}`}>
      {sheet.printed}
      {sheet.use === 'used' ? null : <span className="ag-sub">{t(`use.${sheet.use}`)}</span>}
    </td>
  );
}

type HeatMapProps = { readonly content: ResultContent; readonly rubric: Rubric };

/** Applications down, experts across: every total in figures, shaded within its lot. */
export function HeatMap({ content, rubric }: HeatMapProps) {
  const { t } = useTranslation('agency');
  const lots = content.lots.filter((lot) => lot.state !== 'direct-single');
  const experts = [
    ...new Map(
      lots
        .flatMap((lot) => lot.standings)
        .flatMap((standing) => standing.sheets)
        .map((sheet) => [sheet.kid, sheet.name]),
    ),
  ];
  return (
    <>
      <p className="hp-muted">{t('heat.text')}</p>
      <ScrollTable caption={t('heat.caption')} className="ag-heat-map">
        <thead>
          <tr>
            <th scope="col">{t('merge.application')}</th>
            {experts.map(([kid, name]) => (
              <th key={kid} scope="col" className="hp-number">
                {name}
              </th>
            ))}
            <th scope="col" className="hp-number">
              {t('heat.mean')}
            </th>
          </tr>
        </thead>
        {lots.map((lot) => {
          const scale = scaleOf(lot.standings, rubric.fullMark / 100);
          return (
            <tbody key={lot.lot}>
              <tr>
                <th scope="rowgroup" colSpan={experts.length + 2}>
                  {lot.lot}　{lot.title}
                </th>
              </tr>
              {lot.standings.map((standing) => (
                <tr key={standing.app}>
                  <th scope="row">
                    {standing.app} {standing.title}
                    <span className="ag-sub">{standing.unit}</span>
                  </th>
                  {experts.map(([kid]) => (
                    <HeatCell key={kid} standing={standing} kid={kid} scale={scale} />
                  ))}
                  <td className="hp-number">
                    <strong>{standing.printed ?? t('merge.noScore')}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </ScrollTable>
      <p className="ag-legend">
        {t('heat.low')}
        {[1, 2, 3, 4, 5].map((shade) => (
          <span key={shade} className={`ag-swatch ag-heat-${shade}`} />
        ))}
        {t('heat.high')}
      </p>
    </>
  );
}

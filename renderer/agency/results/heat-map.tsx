import { useTranslation } from 'react-i18next';
import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import { sheetUseWords } from '../../../shared/result-words.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { approximate, isShown, shadeOf } from '../score-scale.ts';
import { UseMark } from './use-mark.tsx';

type HeatCellProps = {
  readonly standing: Standing;
  readonly kid: string;
  /** Every total of the lot that is shown, lowest first. */
  readonly totals: readonly number[];
};

function HeatCell({ standing, kid, totals }: HeatCellProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
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
    <td className={`ag-heat ag-heat-${shadeOf(totals, sheet.exact)}`}>
      {sheet.printed}
      {sheet.use === 'used' ? null : (
        <span className="ag-sub">{pick(sheetUseWords[sheet.use])}</span>
      )}
    </td>
  );
}

/** Applications down, experts across: every total in figures, shaded within its lot. */
export function HeatMap({ content }: { readonly content: ResultContent }) {
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
          const totals = lot.standings
            .flatMap((standing) => standing.sheets)
            .filter(isShown)
            .flatMap((sheet) => (sheet.exact === null ? [] : [approximate(sheet.exact)]))
            .sort((a, b) => a - b);
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
                    <HeatCell key={kid} standing={standing} kid={kid} totals={totals} />
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

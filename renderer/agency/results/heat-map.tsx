import { useTranslation } from 'react-i18next';
import { type HeatCell, heatMap } from '../../../shared/charts/heat-map.ts';
import { lotHeading } from '../../../shared/lot-heading.ts';
import type { ResultContent } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Pager, usePage } from './pager.tsx';

const rowsPerPage = 50;

function Cell({ cell }: { readonly cell: HeatCell }) {
  const { t } = useTranslation('agency');
  const { text, below, shade, reason } = cell;
  if (text === '') return <td className="ag-heat-none">{t('heat.notAssigned')}</td>;
  if (shade === 0) {
    return (
      <td className="ag-heat-none" title={reason}>
        {text}
      </td>
    );
  }
  return (
    <td className={`ag-heat ag-heat-${shade}`}>
      {text}
      {below === '' ? null : <span className="ag-sub">{below}</span>}
    </td>
  );
}

type HeatMapProps = { readonly content: ResultContent; readonly rubric: Rubric };

/** Applications down, experts across: every total in figures, shaded within its lot, or the vote
 * where the rule decides by one. The report prints the same. */
export function HeatMap({ content, rubric }: HeatMapProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const isScored = showsTotal({ policy: content.policy, rubric });
  const { experts, lots } = heatMap(content, rubric, pick);
  const all = lots.flatMap((lot) => lot.rows.map((row) => ({ lot, row })));
  const { rows, pager } = usePage(all, rowsPerPage);
  const byLot = [...Map.groupBy(rows, ({ lot }) => lot)];
  const caption = t(isScored ? 'heat.caption' : 'heat.votesCaption');
  return (
    <>
      <p className="hp-muted">{t(isScored ? 'heat.text' : 'heat.votesText')}</p>
      <Pager {...pager} label={caption} />
      <ScrollTable caption={caption} className="ag-heat-map">
        <thead>
          <tr>
            <th scope="col">{t('merge.application')}</th>
            {experts.map(({ kid, name }) => (
              <th key={kid} scope="col" className="hp-number">
                {name}
              </th>
            ))}
            {isScored ? (
              <th scope="col" className="hp-number">
                {t('heat.mean')}
              </th>
            ) : null}
          </tr>
        </thead>
        {byLot.map(([lot, shown]) => (
          <tbody key={lot.lot}>
            <tr>
              <th scope="rowgroup" colSpan={experts.length + 2}>
                {lotHeading(lot)}
              </th>
            </tr>
            {shown.map(({ row }) => (
              <tr key={row.app}>
                <th scope="row">
                  {row.app} {row.title}
                  <span className="ag-sub">{row.unit}</span>
                </th>
                {row.cells.map((cell, index) => (
                  <Cell key={experts[index]?.kid} cell={cell} />
                ))}
                {isScored ? (
                  <td className="hp-number">
                    <strong>{row.score ?? t('merge.noScore')}</strong>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        ))}
      </ScrollTable>
      {isScored ? (
        <p className="ag-legend">
          {t('heat.low')}
          {[1, 2, 3, 4, 5].map((shade) => (
            <span key={shade} className={`ag-swatch ag-heat-${shade}`} />
          ))}
          {t('heat.high')}
        </p>
      ) : null}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { rankRobustness } from '../../../../shared/charts/rank-robustness.ts';
import { wholeRoundLot } from '../../../../shared/lot-heading.ts';
import type {
  LotRobustness,
  RoundStatistics,
} from '../../../../shared/merge/statistics/round-statistics.ts';
import { wayWords } from '../../../../shared/merge/statistics/way-words.ts';
import type { ResultContent } from '../../../../shared/objects/result.ts';
import { useBilingual } from '../../../text/text.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { DrawingView } from '../drawing-view.tsx';
import { Pager, usePage } from '../pager.tsx';

type RobustnessPanelProps = {
  readonly statistics: RoundStatistics;
  readonly content: ResultContent;
};

/** How firmly the places stand: by resampled panels, by other rules, and without each expert. */
export function RobustnessPanel({ statistics, content }: RobustnessPanelProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const compared = statistics.lots.filter(({ firstBy }) => firstBy.length > 0);
  const { rows, pager } = usePage(compared, 5);
  if (compared.length === 0) return null;
  const names = new Map(statistics.experts.map(({ kid, name }) => [kid, name]));
  return (
    <Panel title={t('statistics.robustness')}>
      <p className="hp-muted">{pick(statistics.methods.bootstrap)}</p>
      <Pager {...pager} label={t('statistics.robustness')} />
      {rows.map((own) => {
        const lot = content.lots.find((one) => one.lot === own.lot);
        return (
          <section key={own.lot} className="ag-stack">
            {lot === undefined
              ? null
              : rankRobustness(lot, own, pick).map((drawing) => (
                  <DrawingView key={drawing.table.rows[0]?.[1]} drawing={drawing} />
                ))}
            <FirstTable lot={own} names={names} />
          </section>
        );
      })}
    </Panel>
  );
}

type FirstTableProps = { readonly lot: LotRobustness; readonly names: ReadonlyMap<string, string> };

/** Who each way would put first, and whose absence would change it. */
function FirstTable({ lot, names }: FirstTableProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  return (
    <>
      {lot.agreed ? null : (
        <p>
          <StateMark state="flag" label={t('statistics.notRobust')} />
        </p>
      )}
      <ScrollTable caption={t('statistics.firstCaption', { lot: lot.lot })}>
        <thead>
          <tr>
            <th scope="col">{t('statistics.lot')}</th>
            {lot.firstBy.map(({ way }) => (
              <th key={way} scope="col">
                {pick(wayWords[way])}
              </th>
            ))}
            <th scope="col">{t('statistics.without')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{lot.lot === wholeRoundLot ? t('statistics.wholeRound') : lot.lot}</th>
            {lot.firstBy.map(({ way, first }) => (
              <td key={way}>{first.length === 0 ? '—' : first.join(', ')}</td>
            ))}
            <td>
              {lot.decisiveExperts.length === 0
                ? '—'
                : lot.decisiveExperts
                    .map(
                      ({ expert, firstWithout }) =>
                        `${names.get(expert) ?? expert} → ${firstWithout.join(', ')}`,
                    )
                    .join('; ')}
            </td>
          </tr>
        </tbody>
      </ScrollTable>
    </>
  );
}

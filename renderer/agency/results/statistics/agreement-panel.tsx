import { useTranslation } from 'react-i18next';
import { figure } from '../../../../shared/charts/drawing.ts';
import { wholeRoundLot } from '../../../../shared/lot-heading.ts';
import type { RoundStatistics } from '../../../../shared/merge/statistics/round-statistics.ts';
import {
  whyNoAlpha,
  whyNoIcc,
  whyNoKappa,
  whyNoKendall,
} from '../../../../shared/merge/statistics/undefined-words.ts';
import type { Rubric } from '../../../../shared/rubric.ts';
import { useBilingual } from '../../../text/text.ts';
import { Panel } from '../../parts/panel.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Pager, usePage } from '../pager.tsx';

type AgreementPanelProps = { readonly statistics: RoundStatistics; readonly rubric: Rubric };

const alphas = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const iccs = ['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'] as const;
const iccNames = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'];

/** How far the experts agree, by method, with the reason where a figure is undefined and what real
 * panels reach beside it. No verdict. */
export function AgreementPanel({ statistics, rubric }: AgreementPanelProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { agreement, votes, lots, methods, realWorldBands } = statistics;
  const { rows, pager } = usePage(agreement.length === 0 ? [] : lots, 20);
  const hasNotes = agreement.some((one) => (whyNoAlpha(one) ?? whyNoIcc(one)) !== null);
  const hasLotNotes = lots.some((lot) => whyNoKendall(lot) !== null);
  const kappaNote = votes === null ? null : whyNoKappa(votes);
  const titleOf = (criterion: string | null) => {
    if (criterion === null) return t('statistics.totals');
    const found = rubric.criteria.find(({ id }) => id === criterion);
    return found === undefined ? criterion : pick(found.title);
  };
  return (
    <Panel title={t('statistics.agreement')}>
      {agreement.length === 0 ? null : (
        <>
          <ScrollTable caption={t('statistics.agreement')}>
            <thead>
              <tr>
                <th scope="col">{t('statistics.of')}</th>
                {alphas.map((level) => (
                  <th key={level} scope="col" className="hp-number">
                    α {t(`statistics.level.${level}`)}
                  </th>
                ))}
                {iccNames.map((name) => (
                  <th key={name} scope="col" className="hp-number">
                    {name}
                  </th>
                ))}
                {hasNotes ? <th scope="col">{t('statistics.note')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {agreement.map((one) => {
                const note = whyNoAlpha(one) ?? whyNoIcc(one);
                return (
                  <tr key={one.criterion ?? ''}>
                    <th scope="row">{titleOf(one.criterion)}</th>
                    {alphas.map((level) => (
                      <td key={level} className="hp-number">
                        {figure(one.alpha[level], 3)}
                      </td>
                    ))}
                    {iccs.map((name) => (
                      <td key={name} className="hp-number">
                        {figure(one.icc?.[name] ?? (name === 'icc11' ? one.oneWayIcc : null), 3)}
                      </td>
                    ))}
                    {hasNotes ? (
                      <td className="hp-small">{note === null ? '' : pick(note)}</td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </ScrollTable>
          <ScrollTable caption="Kendall W">
            <thead>
              <tr>
                <th scope="col">{t('statistics.lot')}</th>
                {['Kendall W', 'χ²', 'p'].map((name) => (
                  <th key={name} scope="col" className="hp-number">
                    {name}
                  </th>
                ))}
                {hasLotNotes ? <th scope="col">{t('statistics.note')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((lot) => {
                const note = whyNoKendall(lot);
                return (
                  <tr key={lot.lot}>
                    <th scope="row">
                      {lot.lot === wholeRoundLot ? t('statistics.wholeRound') : lot.lot}
                    </th>
                    <td className="hp-number">{figure(lot.kendallW?.corrected, 3)}</td>
                    <td className="hp-number">{figure(lot.kendallW?.chiSquared, 2)}</td>
                    <td className="hp-number">{figure(lot.kendallW?.p, 3)}</td>
                    {hasLotNotes ? (
                      <td className="hp-small">{note === null ? '' : pick(note)}</td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </ScrollTable>
          <Pager {...pager} label="Kendall W" />
        </>
      )}
      {votes === null ? null : (
        <p>
          {t('statistics.votes', {
            fleiss: figure(votes.fleissKappa, 3),
            conger: figure(votes.congerKappa, 3),
            alpha: figure(votes.alphaNominal, 3),
          })}
          {kappaNote === null ? null : <span className="ag-sub">{pick(kappaNote)}</span>}
        </p>
      )}
      <p className="hp-muted hp-small">
        {t('statistics.bands')}
        {realWorldBands
          .map((band) => `${pick(band)} α ${band.alphaInterval}, ICC ${band.oneWayIcc ?? '—'}`)
          .join('; ')}
      </p>
      <p className="hp-muted hp-small">
        {[methods.alpha, methods.icc, methods.kendallW, methods.votes].map(pick).join('; ')}
      </p>
    </Panel>
  );
}

import { useTranslation } from 'react-i18next';
import type { SheetLine } from '../../../shared/charts/score-scale.ts';
import { exactText, plainNumber } from '../../../shared/merge/exact.ts';
import { exactTotal } from '../../../shared/merge/sheet-total.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { UseMark } from './use-mark.tsx';
import type { WhyProps } from './why-drawer.tsx';

/** The total before any rounding, recomputed here from the sheet's own scores. */
function unrounded(rubric: Rubric, sheet: SheetLine): string {
  const total = exactTotal(
    rubric,
    Object.fromEntries(sheet.scores.map((score) => [score.item, score.value])),
  );
  if (total === null || sheet.scores.length === 0) return '';
  const plain = plainNumber(total);
  return plain.includes('/') ? exactText(total) : plain;
}

/** Every expert's scores for this application and what became of each sheet. */
export function WhySheets({ standing, rubric, result }: WhyProps) {
  const { t } = useTranslation('agency');
  const { t: panel } = useTranslation('queries');
  const pick = useBilingual();
  const { decision } = rubric;
  const isScored = showsTotal({ policy: result.content.policy, rubric });
  return (
    <section className="ag-why">
      <h3>{t('why.sheets')}</h3>
      <p className="hp-muted">{t(isScored ? 'why.sheetsText' : 'why.sheetsVoteText')}</p>
      <ScrollTable caption={t('why.sheets')}>
        <thead>
          <tr>
            <th scope="col">{t('why.expert')}</th>
            {rubric.criteria.map((criterion) => (
              <th key={criterion.id} scope="col" className="hp-number">
                {pick(criterion.title)}
              </th>
            ))}
            {isScored ? (
              <>
                <th scope="col" className="hp-number">
                  {t('why.exact')}
                </th>
                <th scope="col" className="hp-number">
                  {t('why.total')}
                </th>
              </>
            ) : null}
            {decision.kind === 'none' ? null : <th scope="col">{pick(decision.title)}</th>}
            <th scope="col">{t('why.use')}</th>
          </tr>
        </thead>
        <tbody>
          {standing.sheets.map((sheet) => (
            <tr key={sheet.kid}>
              <th scope="row" className="ag-nowrap">
                {sheet.name}
                {sheet.rev > 1 ? (
                  <span className="ag-sub">
                    {t('why.rev')} {sheet.rev}
                  </span>
                ) : null}
              </th>
              {rubric.criteria.map((criterion) => {
                const score = sheet.scores.find((candidate) => candidate.item === criterion.id);
                return (
                  <td key={criterion.id} className="hp-number">
                    {score === undefined ? '' : points(score.value)}
                  </td>
                );
              })}
              {isScored ? (
                <>
                  <td className="hp-number">{unrounded(rubric, sheet)}</td>
                  <td className="hp-number">
                    <strong>{sheet.printed ?? ''}</strong>
                  </td>
                </>
              ) : null}
              {decision.kind === 'none' ? null : (
                <td>{sheet.decision === null ? '' : pick(choiceTitle(rubric, sheet.decision))}</td>
              )}
              <td>
                <UseMark use={sheet.use} />
                <span className="ag-sub">{sheet.reason}</span>
                {sheet.replaced === undefined ? null : (
                  <span className="ag-sub">
                    {panel('why.signed', { own: sheet.replaced.printed })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { parseExact, plainNumber } from '../../../shared/merge/exact.ts';
import { useBilingual } from '../../text/text.ts';
import { roundingAt } from '../rule/rule-draft.ts';
import type { WhyProps } from './why-drawer.tsx';

/** From the sheets' totals to the printed score, each rounding named. */
export function WhyMerge({ standing, result, rubric, lot }: WhyProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { policy } = result.content;
  const counted = standing.sheets.filter((sheet) => sheet.use === 'used');
  const atSheet = roundingAt(policy, 'sheet');
  const atApplication = roundingAt(policy, 'application');
  if (standing.exact === null || standing.printed === null) {
    return (
      <section className="ag-why">
        <h3>{t('why.merge')}</h3>
        <p>{t('why.noValue')}</p>
      </section>
    );
  }
  const plain = plainNumber(parseExact(standing.exact));
  const exact = plain === standing.exact ? plain : `${standing.exact} = ${plain}`;
  const totals = counted.map((sheet) => sheet.printed ?? '');
  return (
    <section className="ag-why">
      <h3>{t('why.merge')}</h3>
      <p>
        {atSheet === null
          ? t('why.exactSheet')
          : t('why.roundedSheet', { places: atSheet.places, mode: t(`rule.mode.${atSheet.mode}`) })}
      </p>
      {lot.trimmed ? <p>{t('why.trimmedNote')}</p> : null}
      <p>
        {t(policy.aggregator === 'median' ? 'why.median' : 'why.mean', { count: counted.length })}
      </p>
      <p className="ag-sum">
        {policy.aggregator === 'median'
          ? totals.join('，')
          : `(${totals.join(' + ')}) ÷ ${counted.length}`}{' '}
        = {exact}
      </p>
      <p>
        {atApplication === null
          ? t('why.exactApplication')
          : t('why.roundedApplication', {
              places: atApplication.places,
              mode: t(`rule.mode.${atApplication.mode}`),
              printed: standing.printed,
            })}
      </p>
      <h4>{t('why.criteria')}</h4>
      <dl className="ag-pairs">
        {standing.criteria.map((entry) => {
          const criterion = rubric.criteria.find((candidate) => candidate.id === entry.item);
          return (
            <div key={entry.item} className="ag-pair">
              <dt>{criterion === undefined ? entry.item : pick(criterion.title)}</dt>
              <dd>{entry.printed}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

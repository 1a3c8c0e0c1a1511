import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../text/text.ts';
import type { WhyProps } from './why-drawer.tsx';

/** The place among the bids of the lot, and what the rule does with equal scores. */
export function WhyPlace({ lot, standing, result, rubric }: WhyProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { policy } = result.content;
  const criteria = policy.tieChain
    .map((id) => rubric.criteria.find((criterion) => criterion.id === id))
    .map((criterion, index) =>
      criterion === undefined ? (policy.tieChain[index] ?? '') : pick(criterion.title),
    );
  return (
    <section className="ag-why">
      <h3>{t('why.place')}</h3>
      <p>{t(policy.rankOn === 'printed' ? 'why.rankedPrinted' : 'why.rankedExact')}</p>
      <ul className="ag-places">
        {lot.standings.map((row) => (
          <li key={row.app} aria-current={row.app === standing.app ? 'true' : undefined}>
            {t('why.line', {
              place: row.place ?? t('merge.unplaced'),
              app: `${row.app} ${row.title}`,
              score: (policy.rankOn === 'printed' ? row.printed : row.exact) ?? t('merge.noScore'),
            })}
          </li>
        ))}
      </ul>
      <p>
        {criteria.length === 0
          ? t('why.tieNone')
          : t('why.tieChain', { criteria: criteria.join('、') })}
      </p>
    </section>
  );
}

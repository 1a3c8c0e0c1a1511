import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { dateTime, useFileSize } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { lotsOf, sizeOf } from '../applications/lots.ts';

/** Everything that is about to be fixed, in one list. */
export function SealSummary({ round }: { readonly round: AgencyRound }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const size = useFileSize();
  const scored = round.applications.filter((app) => !app.direct);
  const documents = scored.flatMap((app) => app.documents).length;
  const direct = round.applications.length - scored.length;
  return (
    <dl className="ag-pairs">
      <dt>{t('seal.applications')}</dt>
      <dd>
        {t('seal.applicationsValue', {
          count: scored.length,
          lots: lotsOf(scored).length,
          lot: pick(round.review.lotName).toLowerCase(),
        })}
      </dd>
      {direct === 0 ? null : (
        <>
          <dt>{t('seal.direct')}</dt>
          <dd>{t('seal.directValue', { count: direct })}</dd>
        </>
      )}
      <dt>{t('seal.documents')}</dt>
      <dd>{t('seal.documentsValue', { count: documents, size: size(sizeOf(scored)) })}</dd>
      <dt>{t('seal.experts')}</dt>
      <dd>{t('seal.expertsValue', { count: round.assignments.length })}</dd>
      <dt>{t('seal.rule')}</dt>
      <dd>
        {t('seal.ruleValue', {
          criteria: round.rubric.criteria.length,
          aggregator: t(`rule.aggregator.${round.policy.aggregator}`),
        })}
      </dd>
      <dt>{t('seal.release')}</dt>
      <dd>{t(`release.${round.release}-name`)}</dd>
      <dt>{t('seal.closes')}</dt>
      <dd>{dateTime(round.closesAt)}</dd>
    </dl>
  );
}

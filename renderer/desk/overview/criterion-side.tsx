import { useTranslation } from 'react-i18next';
import { criterionPart, isSamePart } from '../../../shared/cited-part.ts';
import type { Draft, OverviewRow } from '../../../shared/operations/expert.ts';
import { points } from '../../text/format.ts';

type CriterionSideProps = {
  readonly draft: Draft;
  readonly row: OverviewRow;
  readonly item: string;
};

/** One application's score, ticked veto, comment and cited places for a criterion. */
export function CriterionSide({ draft, row, item }: CriterionSideProps) {
  const { t } = useTranslation('expert');
  const score = draft.scores[item];
  const veto = draft.vetoes[item];
  const titleOf = (docid: string) =>
    row.documents.find((document) => document.docid === docid)?.title ?? '';
  return (
    <>
      <p className="hp-compare-score">{score === undefined ? '—' : points(score)}</p>
      {veto === undefined ? null : (
        <p className="hp-compare-text">
          <strong>{t('veto.short')}</strong> {veto}
        </p>
      )}
      <p className="hp-compare-text">{draft.comments[item]}</p>
      <ul>
        {draft.evidence
          .filter((evidence) => isSamePart(evidence, criterionPart(item)))
          .map((evidence) => (
            <li key={evidence.id}>
              {titleOf(evidence.docid)} {t('evidence.page', { page: evidence.page_label })}{' '}
              {evidence.quote?.exact}
            </li>
          ))}
      </ul>
    </>
  );
}

import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { Draft, OverviewRow } from '../../../shared/operations/expert.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { useApi } from '../../app/api-context.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';

type CompareDialogProps = {
  readonly open: boolean;
  readonly round: string;
  readonly form: Form;
  readonly left: OverviewRow;
  readonly right: OverviewRow;
  readonly onClose: () => void;
};

/** Two applications criterion by criterion: score, comment, places cited. */
export function CompareDialog({ open, round, form, left, right, onClose }: CompareDialogProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const api = useApi();
  const query = useQuery(async () => {
    const first = await api.expert.draft({ round, app: left.app });
    if (!first.ok) return first;
    const second = await api.expert.draft({ round, app: right.app });
    if (!second.ok) return second;
    return { ok: true as const, value: [first.value, second.value] as const };
  }, `${left.app} ${right.app} ${open}`);
  const sides = [left, right] as const;
  const { criteria, decision } = form.rubric;
  return (
    <Modal
      open={open}
      title={t('compare.title')}
      footer={null}
      width="min(1180px, 94vw)"
      onCancel={onClose}
    >
      <QueryView query={query}>
        {(drafts) => (
          <table className="hp-table hp-compare">
            <thead>
              <tr>
                <th>{t('compare.criterion')}</th>
                {sides.map((side) => (
                  <th key={side.app}>
                    {side.app} {side.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {criteria.map((criterion) => (
                <tr key={criterion.id}>
                  <th scope="row">
                    {say(criterion.title)}
                    <span className="hp-matrix-max">/ {points(criterion.max)}</span>
                  </th>
                  {drafts.map((draft, index) => (
                    <td key={draft.app}>
                      <CriterionSide draft={draft} row={sides[index] ?? left} item={criterion.id} />
                    </td>
                  ))}
                </tr>
              ))}
              {criteria.length === 0 ? null : (
                <tr>
                  <th scope="row">{t('overview.total')}</th>
                  {drafts.map((draft) => (
                    <td key={draft.app} className="hp-compare-score">
                      {draft.total ?? '—'}
                    </td>
                  ))}
                </tr>
              )}
              {decision.kind === 'none' ? null : (
                <tr>
                  <th scope="row">{say(decision.title)}</th>
                  {drafts.map((draft) => (
                    <td key={draft.app}>
                      {draft.decision === null
                        ? '—'
                        : say(choiceTitle(form.rubric, draft.decision))}
                    </td>
                  ))}
                </tr>
              )}
              <tr>
                <th scope="row">{t('rubric.overall')}</th>
                {drafts.map((draft) => (
                  <td key={draft.app} className="hp-compare-text">
                    {draft.overall}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        )}
      </QueryView>
    </Modal>
  );
}

type CriterionSideProps = {
  readonly draft: Draft;
  readonly row: OverviewRow;
  readonly item: string;
};

function CriterionSide({ draft, row, item }: CriterionSideProps) {
  const { t } = useTranslation('expert');
  const score = draft.scores[item];
  const titleOf = (docid: string) =>
    row.documents.find((document) => document.docid === docid)?.title ?? '';
  return (
    <>
      <p className="hp-compare-score">{score === undefined ? '—' : points(score)}</p>
      <p className="hp-compare-text">{draft.comments[item]}</p>
      <ul>
        {draft.evidence
          .filter((evidence) => evidence.item === item)
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

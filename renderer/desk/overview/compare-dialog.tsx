import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { useApi } from '../../app/api-context.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { CriterionSide } from './criterion-side.tsx';
import { JudgementCounts } from './judgement-counts.tsx';

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
  const { criteria, decision, targets } = form.rubric;
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
              {showsTotal(form) ? (
                <tr>
                  <th scope="row">{t('overview.total')}</th>
                  {drafts.map((draft) => (
                    <td key={draft.app} className="hp-compare-score">
                      {draft.total ?? '—'}
                    </td>
                  ))}
                </tr>
              ) : null}
              {targets === undefined ? null : (
                <tr>
                  <th scope="row">{say(targets.title)}</th>
                  {sides.map((side) => (
                    <td key={side.app}>
                      <JudgementCounts rule={targets} counts={side.targets} />
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
                      <p className="hp-compare-text">{draft.decisionReason}</p>
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

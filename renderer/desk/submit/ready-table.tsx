import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { SubmissionCheck } from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { JudgementCounts } from '../overview/judgement-counts.tsx';

type ReadyTableProps = {
  /** Null while it is read. */
  readonly form: Form | null;
  readonly ready: SubmissionCheck['ready'];
};

/** What will be signed, as far as the form asks for it: total, vetoes, targets, conclusion. */
export function ReadyTable({ form, ready }: ReadyTableProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const rubric = form?.rubric;
  const totals = form !== null && showsTotal(form);
  const asked = rubric === undefined || rubric.decision.kind === 'none' ? null : rubric.decision;
  const vetoes = (rubric?.criteria ?? []).flatMap(({ id, veto }) =>
    veto === undefined ? [] : [{ id, title: veto.title }],
  );
  return (
    <table className="hp-table">
      <thead>
        <tr>
          <th>{t('overview.application')}</th>
          <th className="hp-number">{t('submit.revision')}</th>
          {totals ? <th className="hp-number">{t('overview.total')}</th> : null}
          {vetoes.length === 0 ? null : <th>{t('submit.vetoes')}</th>}
          {rubric?.targets === undefined ? null : <th>{say(rubric.targets.title)}</th>}
          {asked === null ? null : <th>{say(asked.title)}</th>}
        </tr>
      </thead>
      <tbody>
        {ready.map((sheet) => (
          <tr key={sheet.app}>
            <td>
              {sheet.app} {sheet.title}
            </td>
            <td className="hp-number">{sheet.rev}</td>
            {totals ? (
              <td className="hp-number">
                <strong>{sheet.total ?? '—'}</strong>
              </td>
            ) : null}
            {vetoes.length === 0 ? null : (
              <td>
                {sheet.vetoes.length === 0
                  ? t('submit.noVeto')
                  : vetoes
                      .filter(({ id }) => sheet.vetoes.includes(id))
                      .map(({ id, title }) => (
                        <StateMark key={id} state="problem" label={say(title)} />
                      ))}
              </td>
            )}
            {rubric?.targets === undefined ? null : (
              <td>
                <JudgementCounts rule={rubric.targets} counts={sheet.targets} />
              </td>
            )}
            {asked === null || rubric === undefined ? null : (
              <td>{sheet.decision === null ? '—' : say(choiceTitle(rubric, sheet.decision))}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

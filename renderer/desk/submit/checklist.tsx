import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SubmissionCheck } from '../../../shared/operations/expert.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ProblemList } from './problem-list.tsx';

type ChecklistProps = {
  readonly check: SubmissionCheck;
  /** Null while it is read. */
  readonly rubric: Rubric | null;
  /** Title of the criterion or document that a problem names. */
  readonly nameOf: (app: string, item: string) => string;
  readonly waived: boolean;
  readonly onWaive: (waived: boolean) => void;
  readonly onGo: (app: string, item: string | null) => void;
  readonly onDeclare: () => void;
  readonly onPreview: () => void;
  readonly onSign: () => void;
};

/** What must be mended, what may be left as it is by a conscious word, and what will be signed. */
export function Checklist(props: ChecklistProps) {
  const { check, rubric, nameOf, waived, onWaive, onGo, onDeclare, onPreview, onSign } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const isScored = rubric?.criteria.length !== 0;
  const asked = rubric !== null && rubric.decision.kind !== 'none' ? rubric.decision : null;
  const blocking = check.problems.filter((problem) => problem.blocking);
  const others = check.problems.filter((problem) => !problem.blocking);
  const canSign =
    check.ready.length > 0 && blocking.length === 0 && (others.length === 0 || waived);
  const list = (problems: SubmissionCheck['problems']) => (
    <ProblemList problems={problems} nameOf={nameOf} onGo={onGo} onDeclare={onDeclare} />
  );
  return (
    <>
      <section className="hp-panel" aria-label={t('submit.blocking')}>
        <h2>{t('submit.blocking')}</h2>
        {blocking.length === 0 ? (
          <StateMark state="done" label={t('submit.noBlocking')} />
        ) : (
          list(blocking)
        )}
      </section>
      {others.length === 0 ? null : (
        <section className="hp-panel" aria-label={t('submit.others')}>
          <h2>{t('submit.others')}</h2>
          <p className="hp-muted">{t('submit.othersHint')}</p>
          {list(others)}
          <Checkbox checked={waived} onChange={(event) => onWaive(event.target.checked)}>
            {t('submit.waive', { count: others.length })}
          </Checkbox>
        </section>
      )}
      <section className="hp-panel" aria-label={t('submit.ready')}>
        <h2>{t('submit.ready')}</h2>
        {check.ready.length === 0 ? (
          <p className="hp-muted">{t('submit.nothingReady')}</p>
        ) : (
          <table className="hp-table">
            <thead>
              <tr>
                <th>{t('overview.application')}</th>
                <th className="hp-number">{t('submit.revision')}</th>
                {isScored ? <th className="hp-number">{t('overview.total')}</th> : null}
                {asked === null ? null : <th>{say(asked.title)}</th>}
              </tr>
            </thead>
            <tbody>
              {check.ready.map((sheet) => (
                <tr key={sheet.app}>
                  <td>
                    {sheet.app} {sheet.title}
                  </td>
                  <td className="hp-number">{sheet.rev}</td>
                  {isScored ? (
                    <td className="hp-number">
                      <strong>{sheet.total ?? '—'}</strong>
                    </td>
                  ) : null}
                  {asked === null ? null : (
                    <td>
                      {asked.choices
                        .filter(({ id }) => id === sheet.decision)
                        .map(({ title }) => say(title))}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="hp-row hp-submit-actions">
          <Button disabled={check.ready.length === 0} onClick={onPreview}>
            {t('submit.preview')}
          </Button>
          <Button type="primary" disabled={!canSign} onClick={onSign}>
            {t('submit.toSign')}
          </Button>
        </div>
      </section>
    </>
  );
}

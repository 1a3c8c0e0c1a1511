import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { SubmissionCheck } from '../../../shared/operations/expert.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReadyTable } from './ready-table.tsx';

type ChecklistProps = {
  readonly check: SubmissionCheck;
  /** Null while it is read. */
  readonly form: Form | null;
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
  const { check, form, nameOf, waived, onWaive, onGo, onDeclare, onPreview, onSign } = props;
  const { t } = useTranslation('expert');
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
          <ReadyTable form={form} ready={check.ready} />
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

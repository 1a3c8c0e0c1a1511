import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { toLocal, toUtc } from '../local-time.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { BasicsFields, basicsProblem } from './basics-fields.tsx';
import type { StepProps } from './step-props.ts';

export function BasicsStep({ round, onChanged }: StepProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const api = useApi();
  const action = useAction();
  const sealed = round.phase !== 'preparing';
  const [draft, setDraft] = useState({
    title: round.title,
    release: round.release,
    opens: toLocal(round.opensAt),
    closes: toLocal(round.closesAt),
  });
  const [saved, setSaved] = useState(false);
  const [calendar, setCalendar] = useState<string | null>(null);
  const problem = basicsProblem(draft);
  const save = async () => {
    const [opensAt, closesAt] = [toUtc(draft.opens), toUtc(draft.closes)];
    if (opensAt === null || closesAt === null) return;
    const { title, release } = draft;
    const next = await action.run(() =>
      api.agency.updateBasics({ round: round.round, title, release, opensAt, closesAt }),
    );
    if (next === undefined) return;
    setSaved(true);
    onChanged(next);
  };
  const exportCalendar = async () => {
    const file = await action.run(() => api.agency.exportCalendar({ round: round.round }));
    if (file !== undefined) setCalendar(file.fileName);
  };
  return (
    <Panel title={t('basics.title')}>
      {sealed ? <Notice tone="info" title={t('basics.sealedNote')} /> : null}
      <dl className="ag-pairs">
        <dt>{t('basics.number')}</dt>
        <dd>{round.round}</dd>
        <dt>{t('basics.review')}</dt>
        <dd>{pick(round.review.title)}</dd>
        <dt>{t('basics.source')}</dt>
        <dd>{round.review.source}</dd>
      </dl>
      <BasicsFields
        draft={draft}
        disabled={sealed}
        workingDays={round.review.workingDays}
        onChange={(next) => {
          setDraft(next);
          setSaved(false);
        }}
      />
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      <div className="hp-row">
        <Button onClick={() => void exportCalendar()}>{t('basics.calendar')}</Button>
        <span role="status" className="hp-muted">
          {calendar === null ? '' : t('basics.calendarSaved', { file: calendar })}
        </span>
      </div>
      {sealed ? null : (
        <div className="hp-row">
          <Button
            type="primary"
            loading={action.busy}
            disabled={problem !== null}
            onClick={() => void save()}
          >
            {t('basics.save')}
          </Button>
          <span role="status" className="hp-muted">
            {problem !== null ? t(`newRound.${problem}`) : saved ? t('round.changed') : ''}
          </span>
        </div>
      )}
    </Panel>
  );
}

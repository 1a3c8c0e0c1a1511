import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { roundSteps, type StepName } from '../../../shared/operations/agency.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import type { State } from '../../ui/state-mark.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ApplicationsStep } from '../applications/applications-step.tsx';
import { AssignStep } from '../applications/assign-step.tsx';
import { CollectStep } from '../collect/collect-step.tsx';
import { DeclarationsStep } from '../declarations/declarations-step.tsx';
import { OpinionStep } from '../opinion/opinion-step.tsx';
import { Notice } from '../parts/notice.tsx';
import { ReceivedList } from '../parts/received-list.tsx';
import { ProposedListStep } from '../proposed-list/list-step.tsx';
import { ReportStep } from '../report/report-step.tsx';
import { MergeStep } from '../results/merge-step.tsx';
import { type StepState, stepState } from '../route.ts';
import { RuleStep } from '../rule/rule-step.tsx';
import { SealStep } from '../seal/seal-step.tsx';
import { BasicsStep } from './basics-step.tsx';
import type { StepProps } from './step-props.ts';

const screens: Readonly<Record<StepName, (props: StepProps) => ReactNode>> = {
  basics: BasicsStep,
  applications: ApplicationsStep,
  experts: AssignStep,
  rule: RuleStep,
  seal: SealStep,
  declarations: DeclarationsStep,
  collect: CollectStep,
  merge: MergeStep,
  opinion: OpinionStep,
  list: ProposedListStep,
  report: ReportStep,
};

const marks: Readonly<Record<StepState, State>> = {
  done: 'done',
  open: 'ready',
  blocked: 'waiting',
};

/** Steps that list what was received beside their own drop area. */
const receivesItself: ReadonlySet<StepName> = new Set(['declarations', 'collect']);

type RoundFrameProps = StepProps & { readonly step: StepName };

/** Title, steps across the top, and the step that is open. */
export function RoundFrame({ step, ...props }: RoundFrameProps) {
  const { round, go } = props;
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const Screen = screens[step];
  const { day, of, known } = round.workingDay;
  const blocked = round.steps[step].blocked;
  return (
    <div className="ag-round">
      <header className="ag-round-head">
        <h1>{round.title}</h1>
        <p className="hp-row hp-muted">
          <span>{round.round}</span>
          <span>{pick(round.review.title)}</span>
          <span>
            {t(day === 0 ? 'round.workingDays' : 'round.workingDay', { day, of })}
            {known ? null : ` ${t('round.workingDayUnknown')}`}
          </span>
          <span>{t('round.closes', { time: dateTime(round.closesAt) })}</span>
          {round.due === null ? null : (
            <span>{t(round.due.late ? 'round.dueMissed' : 'round.due', round.due)}</span>
          )}
        </p>
      </header>
      <Steps
        label={t('steps.label')}
        current={step}
        items={roundSteps.map((name) => ({
          key: name,
          title: t(`steps.${name}`),
          state: marks[stepState(round, name)],
          count: round.steps[name].count,
          blocked: round.steps[name].blocked === null ? undefined : pick(round.steps[name].blocked),
        }))}
        onOpen={(key) => {
          const name = roundSteps.find((candidate) => candidate === key);
          if (name !== undefined) go({ at: 'round', round: round.round, step: name });
        }}
      />
      <div className="ag-page ag-stack">
        {blocked === null ? null : (
          <Notice tone="info" title={t('steps.cannotGoOn')}>
            {pick(blocked)}
          </Notice>
        )}
        {receivesItself.has(step) ? null : <ReceivedList />}
        <Screen key={`${round.round}-${step}`} {...props} />
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { AgencyApplication, AgencyRound } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';
import { ConditionList, useConditionCounts } from '../../ui/condition-list.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

type ApplicationDetailsProps = {
  readonly round: AgencyRound;
  readonly application: AgencyApplication;
};

/** What the index says of an application beyond its name: conditions, targets, facts. Folded. */
export function ApplicationDetails({ round, application }: ApplicationDetailsProps) {
  const { t } = useTranslation('agency');
  const say = useBilingual();
  const counts = useConditionCounts();
  const { findings, targets, facts } = application;
  const { targets: rule } = round.rubric;
  // An argued application states on which ground its conditions are relaxed.
  const ground = facts.find(({ key }) => key === 'ground_stated');
  const areTargetsMissing = rule !== undefined && targets.length === 0 && !application.direct;
  if (findings.length + facts.length + targets.length === 0 && !areTargetsMissing) return null;
  return (
    <div className="ag-details">
      {areTargetsMissing ? <StateMark state="problem" label={t('applications.noTargets')} /> : null}
      {findings.length === 0 && facts.length === 0 ? null : (
        <details>
          <summary>
            {t('applications.findings')} <span className="hp-muted">{counts(findings)}</span>
          </summary>
          <p className="hp-muted hp-small">{t('applications.findingsText')}</p>
          {ground === undefined ? null : (
            <p>
              <strong>{ground.label}</strong> {ground.value}
            </p>
          )}
          <ConditionList conditions={findings} facts={round.review.facts} />
          <dl className="ag-facts">
            {facts.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {targets.length === 0 ? null : (
        <details>
          <summary>
            {rule === undefined ? t('applications.targets') : say(rule.title)}{' '}
            <span className="hp-muted">
              {t('applications.targetCount', { count: targets.length })}
            </span>
          </summary>
          <table className="hp-table">
            <thead>
              <tr>
                <th scope="col">{t('applications.targetId')}</th>
                <th scope="col">{t('applications.targetKind')}</th>
                <th scope="col">{t('applications.target')}</th>
                <th scope="col">{t('applications.planned')}</th>
                <th scope="col">{t('applications.source')}</th>
              </tr>
            </thead>
            <tbody>
              {targets.map(({ id, kind, title, planned, source }) => {
                const named = rule?.kinds.find((one) => one.id === kind);
                return (
                  <tr key={id}>
                    <td className="ag-nowrap">{id}</td>
                    <td>{named === undefined ? kind : say(named.title)}</td>
                    <td>{title}</td>
                    <td>{planned}</td>
                    <td>{source}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { checkRule } from '../../../shared/rule-check.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { DefaultsList } from './defaults-list.tsx';
import { MadeFrom } from './made-from.tsx';
import { PolicySentences } from './policy-sentences.tsx';
import { RubricPreview } from './rubric-preview.tsx';
import { withCriterion, withMaximum } from './rule-draft.ts';
import { RuleProblems } from './rule-problems.tsx';

/** The rubric as the expert will see it, and the rule of merging in sentences. */
export function RuleStep({ round, onChanged }: StepProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const api = useApi();
  const action = useAction();
  const sealed = round.phase !== 'preparing';
  const [draft, setDraft] = useState({ rubric: round.rubric, policy: round.policy });
  const setRubric = (change: (rubric: Rubric) => Rubric) =>
    setDraft((now) => ({ ...now, rubric: change(now.rubric) }));
  const setPolicy = (policy: Policy) => setDraft((now) => ({ ...now, policy }));
  const problems = checkRule(draft.rubric, draft.policy);
  const unsaved =
    JSON.stringify(draft) !== JSON.stringify({ rubric: round.rubric, policy: round.policy });
  const reviewed = round.steps.rule.done;
  const save = async () => {
    const next = await action.run(() => api.agency.saveRule({ round: round.round, ...draft }));
    if (next === undefined) return;
    setDraft({ rubric: next.rubric, policy: next.policy });
    onChanged(next);
  };
  return (
    <>
      <MadeFrom from={round.madeFrom} />
      {round.bundle === null ? (
        <DefaultsList defaults={round.review.defaults} />
      ) : (
        <Notice tone="good" title={t('rule.sealedNote')}>
          <p>{t('rule.sealedAt', { time: dateTime(round.bundle.sealedAt) })}</p>
          <p className="ag-hash">
            {t('rule.sealHash')} {round.bundle.sealSha256}
          </p>
        </Notice>
      )}
      <div className="ag-halves">
        <Panel title={t('rubric.title')}>
          <p className="hp-muted">{t('rubric.asExpert')}</p>
          <RubricPreview
            rubric={draft.rubric}
            edit={
              sealed
                ? null
                : {
                    maximum: (id, max) => setRubric((rubric) => withMaximum(rubric, id, max)),
                    change: (id, change) =>
                      setRubric((rubric) => withCriterion(rubric, id, change)),
                  }
            }
          />
        </Panel>
        <Panel title={t('rule.heading')}>
          <PolicySentences
            policy={draft.policy}
            rubric={draft.rubric}
            given={round.review.policy}
            lotName={pick(round.review.lotName).toLowerCase()}
            onChange={sealed ? null : setPolicy}
          />
        </Panel>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      {sealed ? null : (
        <div className="ag-sticky">
          <RuleProblems problems={problems} />
          <div className="hp-row">
            <Button
              type="primary"
              loading={action.busy}
              disabled={(!unsaved && reviewed) || problems.length > 0}
              onClick={() => void save()}
            >
              {t(unsaved || reviewed ? 'rule.save' : 'rule.adopt')}
            </Button>
            <Button
              disabled={!unsaved || action.busy}
              onClick={() => setDraft({ rubric: round.rubric, policy: round.policy })}
            >
              {t('rule.revert')}
            </Button>
            <span role="status" className="hp-muted">
              {t(unsaved ? 'rule.unsaved' : reviewed ? 'round.changed' : 'rule.notAdopted')}
            </span>
          </div>
        </div>
      )}
    </>
  );
}

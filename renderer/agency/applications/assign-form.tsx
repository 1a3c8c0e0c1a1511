import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import type { StepProps } from '../round/step-props.ts';
import {
  asInput,
  conflictsOf,
  everybody,
  expertsOf,
  isEverybody,
  isSame,
  scoredApps,
  startingAssignment,
  toggled,
} from './assignment.ts';
import { AssignmentMatrix } from './assignment-matrix.tsx';

type AssignFormProps = StepProps & { readonly experts: readonly ExpertRow[] };

/** Who reviews what: everybody everything, or a table of boxes. */
export function AssignForm({ round, experts, onChanged }: AssignFormProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const scored = scoredApps(round);
  const sealed = round.phase !== 'preparing';
  const saved = startingAssignment(round, experts);
  const [assignment, setAssignment] = useState(saved);
  const [byHand, setByHand] = useState(!isEverybody(saved, scored));
  const unsaved = round.assignments.length === 0 || !isSame(assignment, saved);
  const pairs = [...conflictsOf(round)].map((pair) => pair.split(' '));
  const chosenConflicts = pairs.filter(([kid, app]) => assignment.get(kid ?? '')?.has(app ?? ''));
  const short = scored
    .map((app) => ({ app, count: expertsOf(assignment, app) }))
    .filter(({ count }) => count < round.policy.quorum.minSheets);
  const save = async () => {
    const next = await action.run(() =>
      api.agency.assign({ round: round.round, assignments: asInput(assignment) }),
    );
    if (next !== undefined) onChanged(next);
  };
  return (
    <>
      {sealed ? (
        <Notice tone="info" title={t('assign.sealedNote')} />
      ) : (
        <Radio.Group
          className="ag-choices"
          aria-label={t('assign.mode')}
          value={byHand ? 'matrix' : 'all'}
          onChange={(event) => {
            const matrix = event.target.value === 'matrix';
            setByHand(matrix);
            if (!matrix) setAssignment(everybody(assignment, scored));
          }}
        >
          <Radio value="all">
            <span>{t('assign.all')}</span>
            <span className="ag-sub">{t('assign.allText')}</span>
          </Radio>
          <Radio value="matrix">
            <span>{t('assign.matrix')}</span>
            <span className="ag-sub">{t('assign.matrixText')}</span>
          </Radio>
        </Radio.Group>
      )}
      <AssignmentMatrix
        round={round}
        experts={experts}
        assignment={assignment}
        disabled={sealed || !byHand}
        onChange={setAssignment}
      />
      {pairs.length === 0 ? null : (
        <Notice tone="warn" title={t('assign.conflict')}>
          <p>{t('assign.conflictText')}</p>
          {sealed || chosenConflicts.length === 0 ? null : (
            <Button
              onClick={() => {
                setByHand(true);
                setAssignment(
                  chosenConflicts.reduce(
                    (next, [kid = '', app = '']) => toggled(next, kid, [app], false),
                    assignment,
                  ),
                );
              }}
            >
              {t('assign.unassignConflicts', { count: chosenConflicts.length })}
            </Button>
          )}
        </Notice>
      )}
      {short.map(({ app, count }) => (
        <p key={app}>
          <StateMark
            state="problem"
            label={t('assign.quorumShort', { app, count, quorum: round.policy.quorum.minSheets })}
          />
        </p>
      ))}
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      {sealed ? null : (
        <div className="hp-row">
          <Button
            type="primary"
            loading={action.busy}
            disabled={!unsaved}
            onClick={() => void save()}
          >
            {t('assign.save')}
          </Button>
          <span role="status" className="hp-muted">
            {unsaved ? t('assign.unsaved') : t('round.changed')}
          </span>
        </div>
      )}
    </>
  );
}

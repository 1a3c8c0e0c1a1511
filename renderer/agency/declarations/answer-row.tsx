import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import type { AgencyRound, DeclarationRow } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EffectLine } from './effect-line.tsx';

type AnswerRowProps = {
  readonly round: AgencyRound;
  readonly row: DeclarationRow;
  readonly answer: DeclarationRow['apps'][number];
  readonly onDecided: (rows: readonly DeclarationRow[]) => void;
};

/** One answer that asks to step aside, with the agency's decision or the form for it. */
export function AnswerRow({ round, row, answer, onDecided }: AnswerRowProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const [changing, setChanging] = useState(false);
  const party = round.applications.find((application) => application.app === answer.app)?.party;
  const { decision } = answer;
  return (
    <tr>
      <td>
        {answer.app}
        <span className="ag-sub">{party?.title}</span>
        <span className="ag-sub">{party?.unit}</span>
      </td>
      <td>
        <StateMark
          state={answer.status === 'recuse' ? 'cannot-judge' : 'recused'}
          label={
            answer.status === 'none'
              ? t(answer.decision === null ? 'closings.outdated' : 'closings.unasked')
              : t(`declarations.status.${answer.status}`)
          }
        />
        {answer.kind === null ? null : (
          <span className="ag-sub">{pick(conflictKinds[answer.kind].title)}</span>
        )}
        <span className="ag-block">{answer.detail}</span>
      </td>
      <td>
        {decision === null && answer.status === 'none' ? null : decision === null || changing ? (
          <DecisionForm
            round={round.round}
            row={row}
            answer={answer}
            onDecided={(rows) => {
              setChanging(false);
              onDecided(rows);
            }}
            onKeep={decision === null ? null : () => setChanging(false)}
          />
        ) : (
          <>
            <StateMark state="done" label={t(`declarations.outcome.${decision.outcome}`)} />
            <span className="ag-block">{decision.reason}</span>
            <EffectLine effect={answer.effect} />
            {round.phase === 'merged' ? null : (
              <Button size="small" type="link" onClick={() => setChanging(true)}>
                {t('declarations.change')}
              </Button>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import type { AgencyRound, DeclarationRow } from '../../../shared/operations/agency.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { AnswerRow } from './answer-row.tsx';
import { OwnRecusal } from './own-recusal.tsx';

type DeclarationTableProps = {
  readonly round: AgencyRound;
  readonly rows: readonly DeclarationRow[];
  readonly onDecided: (rows: readonly DeclarationRow[]) => void;
};

/** One line for each expert; one more for each answer that needs a decision. */
export function DeclarationTable({ round, rows, onDecided }: DeclarationTableProps) {
  const { t } = useTranslation('agency');
  return (
    <ScrollTable caption={t('declarations.heading')} className="ag-declarations">
      <thead>
        <tr>
          <th scope="col" className="ag-col-name">
            {t('declarations.expert')}
          </th>
          <th scope="col">{t('declarations.application')}</th>
          <th scope="col">{t('declarations.answer')}</th>
          <th scope="col">{t('declarations.decision')}</th>
        </tr>
      </thead>
      {rows.map((row) => {
        const raised = row.apps.filter(
          ({ status, decision, outdated }) => status !== 'none' || decision !== null || outdated,
        );
        const clear = row.apps.length - raised.length;
        return (
          <tbody key={row.kid}>
            <tr>
              <th scope="rowgroup" rowSpan={raised.length + 1}>
                {row.name}
              </th>
              <td colSpan={3}>
                {row.receivedAt === null ? (
                  <StateMark state="held" label={t('declarations.notReceived')} />
                ) : (
                  <span className="hp-row">
                    <StateMark
                      state="accepted"
                      label={t(raised.length === 0 ? 'declarations.noneAll' : 'declarations.none', {
                        count: clear,
                      })}
                    />
                    <span className="hp-muted">
                      {t('declarations.received', { time: dateTime(row.receivedAt), rev: row.rev })}
                    </span>
                    <OwnRecusal round={round.round} row={row} onDecided={onDecided} />
                  </span>
                )}
              </td>
            </tr>
            {raised.map((answer) => (
              <AnswerRow
                key={answer.app}
                round={round}
                row={row}
                answer={answer}
                onDecided={onDecided}
              />
            ))}
          </tbody>
        );
      })}
    </ScrollTable>
  );
}

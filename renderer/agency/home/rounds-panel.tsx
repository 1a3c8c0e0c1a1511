import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgencyHome, RoundPhase } from '../../../shared/operations/agency.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { Panel } from '../parts/panel.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import type { Go } from '../route.ts';

const phaseStates: Readonly<Record<RoundPhase, State>> = {
  preparing: 'ready',
  sealed: 'submitted',
  collecting: 'underway',
  merged: 'done',
};

type RoundsPanelProps = { readonly rounds: AgencyHome['rounds']; readonly go: Go };

export function RoundsPanel({ rounds, go }: RoundsPanelProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const create = (
    <Button
      type={rounds.length === 0 ? 'primary' : 'default'}
      onClick={() => go({ at: 'new-round' })}
    >
      {t('nav.newRound')}
    </Button>
  );
  if (rounds.length === 0) {
    return (
      <Panel title={t('home.rounds')}>
        <EmptyState title={t('home.roundsEmpty')} action={create}>
          {t('home.roundsEmptyText')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('home.rounds')} extra={create}>
      <ScrollTable caption={t('home.rounds')}>
        <thead>
          <tr>
            <th scope="col">{t('home.round')}</th>
            <th scope="col">{t('home.phase')}</th>
            <th scope="col">{t('home.closes')}</th>
            <th scope="col" className="hp-number">
              {t('home.experts')}
            </th>
            <th scope="col" className="hp-number">
              {t('home.sheets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.round}>
              <th scope="row">
                <button
                  type="button"
                  className="ag-link"
                  onClick={() => go({ at: 'round', round: round.round, step: null })}
                >
                  {round.title}
                </button>
                <span className="ag-sub">
                  {round.round} · {pick(round.review)}
                </span>
              </th>
              <td>
                <StateMark state={phaseStates[round.phase]} label={t(`phase.${round.phase}`)} />
              </td>
              <td className="ag-nowrap">{dateTime(round.closesAt)}</td>
              <td className="hp-number">{round.experts}</td>
              <td className="hp-number">{t('home.sheetsOf', round.sheets)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Panel>
  );
}

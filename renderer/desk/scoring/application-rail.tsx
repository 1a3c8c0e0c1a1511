import { useTranslation } from 'react-i18next';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import { usePreference } from '../../app/stores.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { isIncomplete, isReadable } from '../draft/application-order.ts';
import './application-rail.css';

type ApplicationRailProps = {
  readonly applications: readonly DeskApplication[];
  readonly current: string;
  readonly onOpen: (app: string) => void;
};

/** Applications by lot with their state; folds to the shapes alone. */
export function ApplicationRail({ applications, current, onOpen }: ApplicationRailProps) {
  const { t } = useTranslation('expert');
  const { t: tUi } = useTranslation('ui');
  const [folded, setFolded] = usePreference('desk.railFolded', 'no');
  const isFolded = folded === 'yes';
  const lots = [...new Map(applications.map((row) => [row.lot, row.lotTitle])).entries()];
  const toScore = applications.filter(({ state }) => isReadable(state));
  const done = toScore.filter(({ state }) => !isIncomplete(state)).length;
  return (
    <nav
      className={isFolded ? 'hp-rail hp-rail-folded' : 'hp-rail'}
      aria-label={t('desk.rail')}
      data-pane="rail"
      tabIndex={-1}
    >
      <div className="hp-rail-scroll">
        {lots.map(([lot, title]) => (
          <section key={lot} aria-label={title === '' ? lot : title}>
            {lots.length > 1 ? (
              <h2 className="hp-rail-lot" title={title}>
                {isFolded ? lot : title}
              </h2>
            ) : null}
            <ul>
              {applications
                .filter((row) => row.lot === lot)
                .map((row) => (
                  <li key={row.app}>
                    <button
                      type="button"
                      className="hp-rail-row"
                      aria-current={row.app === current ? 'true' : undefined}
                      data-pane-start={row.app === current ? '' : undefined}
                      title={`${row.app} ${row.title}`}
                      onClick={() => onOpen(row.app)}
                    >
                      <StateMark state={row.state} iconOnly />
                      <span className="hp-rail-text">
                        <span className="hp-rail-app">
                          {row.app}
                          {row.total === null ? (
                            <span className="hp-rail-word">{tUi(`state.${row.state}`)}</span>
                          ) : (
                            <span className="hp-number">{row.total}</span>
                          )}
                        </span>
                        <span className="hp-rail-title">{row.title}</span>
                      </span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="hp-rail-foot">
        <span>{t('desk.progress', { done, total: toScore.length })}</span>
        <button
          type="button"
          className="hp-rail-fold"
          aria-expanded={!isFolded}
          aria-label={isFolded ? t('desk.unfold') : t('desk.fold')}
          onClick={() => setFolded(isFolded ? 'no' : 'yes')}
        >
          {isFolded ? '»' : '«'}
        </button>
      </div>
    </nav>
  );
}

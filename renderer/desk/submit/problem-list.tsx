import { useTranslation } from 'react-i18next';
import type { SubmissionProblem } from '../../../shared/operations/expert.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { entryOfProblem } from '../scoring/entries.ts';

type ProblemListProps = {
  readonly problems: readonly SubmissionProblem[];
  /** Title of the criterion or document that a problem names. */
  readonly nameOf: (app: string, item: string) => string;
  /** To an application, and there to an entry of its rubric. */
  readonly onGo: (app: string, entry: string | null) => void;
  readonly onDeclare: () => void;
};

/** One line for each application; each thing that is missing is a button that leads to its place. */
export function ProblemList({ problems, nameOf, onGo, onDeclare }: ProblemListProps) {
  const { t } = useTranslation('expert');
  const apps = [...new Map(problems.map(({ app, title }) => [app, title])).entries()];
  return (
    <ul className="hp-problems">
      {apps.map(([app, title]) => {
        const own = problems.filter((problem) => problem.app === app);
        const blocking = own.some((problem) => problem.blocking);
        return (
          <li key={app}>
            <StateMark
              state={blocking ? 'problem' : 'flag'}
              label={t('submit.count', { count: own.length })}
            />
            <span>
              {app} {title}
            </span>
            <span className="hp-problem-items">
              {own.map((problem) => (
                <button
                  key={`${problem.kind} ${problem.item}`}
                  type="button"
                  className="hp-problem-item"
                  onClick={() =>
                    problem.kind === 'declaration-missing'
                      ? onDeclare()
                      : onGo(app, entryOfProblem(problem))
                  }
                >
                  {t(`submit.kind.${problem.kind}`)}
                  {problem.item === null ? '' : `${t('submit.of')}${nameOf(app, problem.item)}`}
                </button>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

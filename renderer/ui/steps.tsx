import { useTranslation } from 'react-i18next';
import { type State, StateMark } from './state-mark.tsx';
import './steps.css';

export type StepItem = {
  readonly key: string;
  readonly title: string;
  readonly state: State;
  /** Beside the title: `18`, `5 / 7`. */
  readonly count?: string;
  /** Why it cannot go on yet; the step can be opened all the same. */
  readonly blocked?: string | undefined;
};

type StepsProps = {
  readonly label: string;
  readonly items: readonly StepItem[];
  readonly current: string;
  readonly onOpen: (key: string) => void;
};

/** The steps of a piece of work across the top; any of them can be opened at any time. */
export function Steps({ label, items, current, onOpen }: StepsProps) {
  const { t } = useTranslation('ui');
  return (
    <nav className="hp-steps" aria-label={label}>
      <ol>
        {items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className="hp-step"
              aria-current={item.key === current ? 'step' : undefined}
              title={item.blocked}
              onClick={() => onOpen(item.key)}
            >
              <StateMark state={item.state} iconOnly />
              <span>{item.title}</span>
              {item.count === undefined ? null : (
                <span className="hp-step-count">{item.count}</span>
              )}
              {item.key === current ? (
                <span className="hp-visually-hidden">{t('steps.current')}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ui } from '../text/zh-CN/ui.ts';
import './state-mark.css';

/** Every state that the program shows; its word is in the catalogue under `ui:state`. */
export type State = keyof (typeof ui)['state'];

type Tone = 'quiet' | 'active' | 'good' | 'warn' | 'bad';

const circle = <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const tick = (
  <path
    d="M4.6 8.3l2.4 2.4 4.4-5"
    fill="none"
    className="hp-cut"
    strokeWidth="1.7"
    strokeLinecap="round"
  />
);
const disc = (
  <>
    <circle cx="8" cy="8" r="7" fill="currentColor" />
    {tick}
  </>
);
const half = (
  <>
    {circle}
    <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
  </>
);
const lock = (
  <>
    <rect x="3" y="7" width="10" height="7.5" rx="1.2" fill="currentColor" />
    <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </>
);
const hatched = (
  <>
    <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.4" />
    <path d="M2 8l6-6M2 14L14 2M8 14l6-6" stroke="currentColor" strokeWidth="1.2" />
  </>
);
const dash = <path d="M3 8h10" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />;
const hourglass = (
  <path
    d="M4 2h8M4 14h8M5 2c0 4 6 4 6 6s-6 2-6 6M11 2c0 4-6 4-6 6s6 2 6 6"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
  />
);
const octagon = (
  <>
    <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" fill="currentColor" />
    <path
      d="M5.5 5.5l5 5M10.5 5.5l-5 5"
      className="hp-cut"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </>
);
const flag = (
  <>
    <path d="M4 1.5v13" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    <path d="M4 2.5h8.5l-2 3 2 3H4z" fill="currentColor" />
  </>
);
const triangle = (
  <>
    <path d="M8 1.8l6.6 12H1.4z" fill="currentColor" />
    <path d="M8 6v4M8 11.8v.4" className="hp-cut" strokeWidth="1.5" strokeLinecap="round" />
  </>
);
const pencil = (
  <path
    d="M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinejoin="round"
  />
);

const shapes: Readonly<Record<State, { readonly shape: ReactNode; readonly tone: Tone }>> = {
  'not-begun': { shape: circle, tone: 'quiet' },
  begun: { shape: half, tone: 'active' },
  complete: { shape: disc, tone: 'good' },
  submitted: { shape: lock, tone: 'good' },
  amending: { shape: pencil, tone: 'active' },
  amended: { shape: lock, tone: 'good' },
  recused: { shape: hatched, tone: 'quiet' },
  'cannot-judge': { shape: dash, tone: 'quiet' },
  'recusal-pending': { shape: hourglass, tone: 'warn' },
  'not-granted': { shape: hourglass, tone: 'quiet' },
  accepted: { shape: disc, tone: 'good' },
  held: { shape: hourglass, tone: 'warn' },
  refused: { shape: octagon, tone: 'bad' },
  flag: { shape: flag, tone: 'warn' },
  done: { shape: disc, tone: 'good' },
  ready: { shape: circle, tone: 'active' },
  underway: { shape: half, tone: 'active' },
  waiting: { shape: circle, tone: 'quiet' },
  problem: { shape: triangle, tone: 'bad' },
};

type StateMarkProps = {
  readonly state: State;
  /** Replaces the word, such as “2 / 3 已评完”; the shape stays. */
  readonly label?: string;
  /** Only the shape is drawn; the word is still read aloud. */
  readonly iconOnly?: boolean;
  /** Drawn beside a lock: which revision. */
  readonly revision?: number;
};

/** A state as a word and a shape; colour only repeats what they say. */
export function StateMark({ state, label, iconOnly = false, revision }: StateMarkProps) {
  const { t } = useTranslation('ui');
  const { shape, tone } = shapes[state];
  const word = label ?? t(`state.${state}`);
  return (
    <span className={`hp-state hp-state-${tone}`} title={iconOnly ? word : undefined}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
      {revision === undefined ? null : <sub className="hp-state-revision">{revision}</sub>}
      <span className={iconOnly ? 'hp-visually-hidden' : 'hp-state-word'}>{word}</span>
    </span>
  );
}

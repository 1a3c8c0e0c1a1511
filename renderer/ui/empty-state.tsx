import type { ReactNode } from 'react';
import './empty-state.css';

type EmptyStateProps = {
  readonly title: string;
  /** What to do now, in one or two sentences. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** Nothing is here yet: says why and offers the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="hp-empty">
      <p className="hp-empty-title">{title}</p>
      {children === undefined ? null : <div className="hp-empty-text">{children}</div>}
      {action}
    </div>
  );
}

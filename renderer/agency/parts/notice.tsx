import type { ReactNode } from 'react';
import { type State, StateMark } from '../../ui/state-mark.tsx';

type NoticeProps = {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
};

const states: Readonly<Record<NoticeProps['tone'], State>> = {
  info: 'waiting',
  good: 'done',
  warn: 'flag',
  bad: 'problem',
};

/** Something that people should read before they go on: a shape, a sentence, and what to do. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`ag-notice ag-notice-${tone}`}>
      <p className="ag-notice-title">
        <StateMark state={states[tone]} label={title} />
      </p>
      {children === undefined ? null : <div className="ag-notice-text">{children}</div>}
    </div>
  );
}

import { type ReactNode, useId } from 'react';

type PanelProps = {
  readonly title: ReactNode;
  /** Stands at the right of the title: buttons or a count. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
};

/** One titled part of a page. */
export function Panel({ title, extra, children }: PanelProps) {
  const heading = useId();
  return (
    <section className="hp-panel ag-panel" aria-labelledby={heading}>
      <div className="ag-panel-head">
        <h2 id={heading}>{title}</h2>
        {extra === undefined ? null : <div className="hp-row">{extra}</div>}
      </div>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';

type ScrollTableProps = {
  /** What the table is, read aloud and not drawn. */
  readonly caption: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A table that scrolls inside its own frame when it is wider than the page. */
export function ScrollTable({ caption, className = '', children }: ScrollTableProps) {
  return (
    <div className="ag-scroll">
      <table className={`hp-table ag-table ${className}`}>
        <caption className="hp-visually-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

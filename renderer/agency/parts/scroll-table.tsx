import { type ReactNode, useEffect, useRef } from 'react';

type ScrollTableProps = {
  /** What the table is, read aloud and not drawn. */
  readonly caption: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A table that scrolls inside its own frame when it is wider than the page; only then the frame
 * takes the focus, so that arrow keys scroll it. */
export function ScrollTable({ caption, className = '', children }: ScrollTableProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={frame} className="ag-scroll" aria-label={caption}>
      <table className={`hp-table ag-table ${className}`}>
        <caption className="hp-visually-hidden">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

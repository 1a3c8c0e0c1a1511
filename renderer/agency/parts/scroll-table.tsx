import { type ReactNode, useEffect, useRef } from 'react';

type ScrollTableProps = {
  /** What the table is, read aloud and not drawn. */
  readonly caption: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** What a frame carries while it scrolls. */
const focusable = (caption: string): Readonly<Record<string, string>> => ({
  tabindex: '0',
  role: 'group',
  'aria-label': caption,
});

/** A table that scrolls inside its own frame when it is wider than the page; only then the frame
 * takes the focus, so that arrow keys scroll it. */
export function ScrollTable({ caption, className = '', children }: ScrollTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const scrolls = element.scrollWidth > element.clientWidth;
      for (const [name, value] of Object.entries(focusable(caption))) {
        if (scrolls) element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [caption]);
  return (
    <div ref={frame} className="ag-scroll">
      <table className={`hp-table ag-table ${className}`}>
        <caption className="hp-visually-hidden">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

import { type ReactNode, useState } from 'react';

type FoldedEntryProps = {
  readonly id: string;
  readonly name: string;
  readonly children: () => ReactNode;
};

/** An entry behind its name. Its fields are made once it is opened: of a long list only a few are
 * ever written, and every letter draws what is there again. */
export function FoldedEntry({ id, name, children }: FoldedEntryProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="pg-entry"
      id={id}
      onToggle={(event) => {
        // A toggle inside an entry rises to the entries around it.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary>{name}</summary>
      {open ? <div className="pg-entry-body">{children()}</div> : null}
    </details>
  );
}

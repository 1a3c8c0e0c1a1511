import type { ReactNode } from 'react';
import type { Lens } from './lens.ts';

/** What every field takes: its label and the part that it changes. */
export type FieldProps<T> = { readonly label: string; readonly lens: Lens<T> };

/** One label over one field. */
export function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="ag-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

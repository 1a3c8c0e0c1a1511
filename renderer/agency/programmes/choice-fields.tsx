import { Checkbox } from 'antd';
import { Field, type FieldProps } from './field.tsx';
import { fieldId } from './lens.ts';

/** Yes or no. */
export function TickField({ label, lens }: FieldProps<boolean>) {
  return (
    <Checkbox
      id={fieldId(lens.path)}
      checked={lens.value}
      onChange={(event) => lens.put(event.target.checked)}
    >
      {label}
    </Checkbox>
  );
}

/** A mark that is either there or not: a member that is `true` or absent. */
export function MarkField({ label, lens }: FieldProps<true | undefined>) {
  return (
    <Checkbox
      id={fieldId(lens.path)}
      checked={lens.value === true}
      onChange={(event) => lens.put(event.target.checked ? true : undefined)}
    >
      {label}
    </Checkbox>
  );
}

export type Option<T extends string> = { readonly value: T; readonly title: string };

/** One of a few. A value that none of them has is shown as itself. */
export function PickField<T extends string>({
  label,
  lens,
  options,
}: FieldProps<T> & { readonly options: readonly Option<T>[] }) {
  const id = fieldId(lens.path);
  const unknown = options.every(({ value }) => value !== lens.value);
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        className="ag-select"
        value={lens.value}
        onChange={(event) => {
          const next = options.find(({ value }) => value === event.target.value);
          if (next !== undefined) lens.put(next.value);
        }}
      >
        {unknown ? <option value={lens.value}>{lens.value || '—'}</option> : null}
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  );
}

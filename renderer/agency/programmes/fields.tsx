import { Checkbox, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../shared/rubric.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { fieldId, type Lens, part } from './lens.ts';

type FieldProps<T> = { readonly label: string; readonly lens: Lens<T> };

/** One label over one field. */
function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="ag-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

/** One line of text. */
export function LineField({ label, lens }: FieldProps<string>) {
  const id = fieldId(lens.path);
  return (
    <Field id={id} label={label}>
      <Input id={id} value={lens.value} onChange={(event) => lens.put(event.target.value)} />
    </Field>
  );
}

/** Some lines of text. */
export function TextField({ label, lens, rows = 2 }: FieldProps<string> & { rows?: number }) {
  const id = fieldId(lens.path);
  return (
    <Field id={id} label={label}>
      <TextArea
        id={id}
        minRows={rows}
        value={lens.value}
        onChange={(event) => lens.put(event.target.value)}
      />
    </Field>
  );
}

/** The same words in both languages, side by side. */
export function BilingualField({
  label,
  lens,
  rows,
}: FieldProps<Bilingual> & { readonly rows?: number }) {
  const { t } = useTranslation('programmes');
  return (
    <div className="pg-two">
      {(['zh', 'en'] as const).map((language) => {
        const one = part(lens, language);
        const name = t(`language.${language}`, { label });
        return rows === undefined ? (
          <LineField key={language} label={name} lens={one} />
        ) : (
          <TextField key={language} label={name} lens={one} rows={rows} />
        );
      })}
    </div>
  );
}

type NumberProps = FieldProps<number> & { readonly min: number; readonly max: number };

/** A whole number. */
export function WholeField({ label, lens, min, max }: NumberProps) {
  const id = fieldId(lens.path);
  return (
    <Field id={id} label={label}>
      <InputNumber<number>
        id={id}
        className="ag-number-input"
        value={lens.value}
        min={min}
        max={max}
        precision={0}
        onChange={(value) => {
          if (value !== null) lens.put(value);
        }}
      />
    </Field>
  );
}

/** Points as people write them (24.5), kept as whole hundredths. */
export function PointsField({ label, lens }: FieldProps<number>) {
  const id = fieldId(lens.path);
  return (
    <Field id={id} label={label}>
      <InputNumber<number>
        id={id}
        className="ag-number-input"
        value={lens.value / 100}
        min={0}
        max={1_000_000}
        step={1}
        onChange={(value) => {
          if (value !== null) lens.put(Math.round(value * 100));
        }}
      />
    </Field>
  );
}

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

import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../shared/rubric.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { Field, type FieldProps } from './field.tsx';
import { fieldId, part } from './lens.ts';

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

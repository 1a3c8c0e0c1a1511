import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { DefaultMark, type Origin } from './default-mark.tsx';

type PartProps<T> = {
  readonly label: string;
  readonly value: T;
  /** Null: sealed; the value stands in the sentence as plain text. */
  readonly onChange: ((value: T) => void) | null;
};

type ChoiceProps<T extends string> = PartProps<T> & {
  readonly options: readonly { readonly value: T; readonly title: string }[];
};

/** One choice inside a sentence. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const chosen = options.find((option) => option.value === value);
  if (onChange === null) return <strong>{chosen?.title ?? value}</strong>;
  return (
    <select
      className="ag-select"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const next = options.find((option) => option.value === event.target.value);
        if (next !== undefined) onChange(next.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

/** One whole number inside a sentence. */
export function Count(props: PartProps<number> & { readonly min: number; readonly max: number }) {
  const { label, value, min, max, onChange } = props;
  if (onChange === null) return <strong>{value}</strong>;
  return (
    <InputNumber<number>
      size="small"
      className="ag-count-input"
      aria-label={label}
      value={value}
      min={min}
      max={max}
      precision={0}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
    />
  );
}

type SentenceProps = {
  readonly title: string;
  /** Null where nobody gave a default to compare with. */
  readonly origin: Origin | null;
  readonly children: ReactNode;
};

/** One sentence of the rule under its short name. */
export function Sentence({ title, origin, children }: SentenceProps) {
  return (
    <div className="ag-sentence">
      <h3>
        {title} {origin === null ? null : <DefaultMark origin={origin} />}
      </h3>
      <div className="ag-sentence-text">{children}</div>
    </div>
  );
}

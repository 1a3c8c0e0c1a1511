import { InputNumber } from 'antd';

type PointsInputProps = {
  readonly label: string;
  /** Hundredths of a point. */
  readonly value: number;
  readonly min: number;
  readonly onChange: (hundredths: number) => void;
};

/** Points typed as people write them (24.5), kept as whole hundredths. */
export function PointsInput({ label, value, min, onChange }: PointsInputProps) {
  return (
    <InputNumber<number>
      size="small"
      className="ag-number-input"
      aria-label={label}
      value={value / 100}
      min={min / 100}
      max={1_000_000}
      precision={2}
      formatter={(shown) =>
        shown === undefined
          ? ''
          : String(shown).replace(/\.?0+$/, (end) => (end.startsWith('.') ? '' : end))
      }
      onChange={(next) => {
        if (next !== null) onChange(Math.round(next * 100));
      }}
    />
  );
}

import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

type DateInputProps = {
  readonly id: string;
  /** `2026-11-21`; empty where none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const format = 'YYYY-MM-DD';

/** A calendar date, typed or picked; written the same way on every machine. */
export function DateInput({ id, value, onChange }: DateInputProps) {
  return (
    <DatePicker
      id={id}
      className="ag-date"
      value={value === '' ? null : dayjs(value, format)}
      format={format}
      needConfirm={false}
      placeholder={format}
      onChange={(next) => onChange(next === null ? '' : next.format(format))}
      // Enter takes the typed date; it must not hand in the form around it as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}

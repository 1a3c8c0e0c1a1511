import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

type TimeInputProps = {
  readonly id: string;
  /** `2026-11-21 08:00` on this machine's clock; empty where none. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
};

const format = 'YYYY-MM-DD HH:mm';

/** A date and time to the minute, typed or picked. */
export function TimeInput({ id, value, disabled = false, onChange }: TimeInputProps) {
  return (
    <DatePicker
      id={id}
      value={value === '' ? null : dayjs(value, format)}
      format={format}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      disabled={disabled}
      needConfirm={false}
      placeholder={format}
      onChange={(next) => onChange(next === null ? '' : next.format(format))}
      // Enter takes the typed time; it must not hand in the form around it as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}

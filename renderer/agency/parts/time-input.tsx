type TimeInputProps = {
  readonly id: string;
  /** `2026-11-21T08:00` on this machine's clock, as the control has it; empty where none. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
};

/** A date and time, typed or picked. */
export function TimeInput({ id, value, disabled = false, onChange }: TimeInputProps) {
  return (
    <input
      id={id}
      className="ag-input"
      type="datetime-local"
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

import './code.css';

type CodeProps = {
  /** Groups separated by hyphens, as the program made it. */
  readonly code: string;
  /** What the code proves, for screen readers. */
  readonly label: string;
  readonly size?: 'normal' | 'large';
};

/** A code that people compare group by group, by phone or on paper. */
export function Code({ code, label, size = 'normal' }: CodeProps) {
  const groups = code
    .split(/[-\s]+/)
    .filter((group) => group !== '')
    .map((text, index) => ({ text, key: `${index}-${text}` }));
  return (
    <span className={`hp-code hp-code-${size}`}>
      <span className="hp-visually-hidden">{label}</span>
      {groups.map((group) => (
        <span key={group.key} className="hp-code-group">
          {group.text}
        </span>
      ))}
    </span>
  );
}

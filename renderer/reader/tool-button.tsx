import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type ToolButtonProps = {
  readonly icon: IconName;
  /** Said by screen readers and shown on hover; carries the key. */
  readonly name: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** A word beside the drawing, for the tools that matter most. */
  readonly children?: ReactNode;
};

export function ToolButton(props: ToolButtonProps) {
  const { icon, name, onClick, disabled = false, pressed, children } = props;
  return (
    <button
      type="button"
      className="hp-tool"
      aria-label={name}
      title={name}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onClick}
      // The selection that a tool is about to use must survive the click.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}

import { Input } from 'antd';
import type { ComponentProps } from 'react';
import './text-area.css';

type TextAreaProps = Omit<ComponentProps<typeof Input.TextArea>, 'autoSize' | 'rows'> & {
  readonly minRows: number;
};

/** A text field that grows with its text. Grown by CSS: antd's own `autoSize` writes a style
 * attribute, which the page's security policy forbids. */
export function TextArea({ minRows, ...rest }: TextAreaProps) {
  return <Input.TextArea {...rest} rows={minRows} className="hp-text-area" />;
}

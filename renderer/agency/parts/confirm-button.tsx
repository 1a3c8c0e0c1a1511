import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';

type ConfirmButtonProps = {
  readonly label: ReactNode;
  /** Full name for screen readers where the label alone is ambiguous, as in a table. */
  readonly name?: string;
  readonly title: string;
  /** What happens and what cannot be undone. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly keepLabel: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
};

/** A removal: asks once, in words, with both answers saying what they do. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        type="text"
        danger
        aria-label={props.name}
        disabled={props.disabled === true}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.title}
        okText={props.confirmLabel}
        okButtonProps={{ danger: true }}
        cancelText={props.keepLabel}
        onOk={() => {
          setOpen(false);
          props.onConfirm();
        }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {props.children}
      </Modal>
    </>
  );
}

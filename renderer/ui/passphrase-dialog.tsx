import { Input, Modal } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors.ts';
import { ErrorNotice } from './error-notice.tsx';

type PassphraseDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What is signed and what cannot be undone, before the passphrase is asked for. */
  readonly children: ReactNode;
  /** Says what happens: “签署并导出回避声明”, “签署并提交评分”. */
  readonly actionLabel: string;
  /** Default: back, without signing. */
  readonly cancelLabel?: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: (passphrase: string) => void;
  readonly onClose: () => void;
};

/** Asks for the passphrase before something is signed. The passphrase is forgotten on close. */
export function PassphraseDialog(props: PassphraseDialogProps) {
  const { open, title, children, actionLabel, busy, failure, onConfirm, onClose } = props;
  const { t } = useTranslation('ui');
  const [passphrase, setPassphrase] = useState('');
  const field = useId();
  useEffect(() => {
    if (!open) setPassphrase('');
  }, [open]);
  const confirm = () => {
    if (passphrase !== '' && !busy) onConfirm(passphrase);
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={actionLabel}
      cancelText={props.cancelLabel ?? t('passphrase.cancel')}
      onOk={confirm}
      onCancel={onClose}
      okButtonProps={{ disabled: passphrase === '' }}
      confirmLoading={busy}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <div className="hp-stack">
        {children}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm();
          }}
        >
          <label htmlFor={field}>{t('passphrase.label')}</label>
          <Input.Password
            id={field}
            autoFocus
            value={passphrase}
            autoComplete="off"
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </form>
        {failure === null ? null : <ErrorNotice failure={failure} />}
      </div>
    </Modal>
  );
}

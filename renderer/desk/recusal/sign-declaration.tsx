import { Button, Checkbox, Input, Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationView } from '../../../shared/operations/expert.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Answer } from './application-answer.tsx';
import { RecusalSituations } from './recusal-situations.tsx';

type SignDeclarationProps = {
  readonly open: boolean;
  readonly round: string;
  readonly view: DeclarationView;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly onClose: () => void;
  readonly onSigned: () => void;
  readonly onDone: () => void;
};

/** The commitment with the list of recusal situations, read and accepted, then the passphrase.
 * Signs recusal answers and nothing else; no score leaves with it. */
export function SignDeclaration(props: SignDeclarationProps) {
  const { open, round, view, answers, onClose, onSigned, onDone } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const api = useApi();
  const { run, busy, failure, clear } = useAction();
  const [accepted, setAccepted] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [saved, setSaved] = useState<(SavedFile & { readonly code: string }) | null>(null);
  const field = useId();
  useEffect(() => {
    if (open) return;
    setAccepted(false);
    setPassphrase('');
    setSaved(null);
    clear();
  }, [open, clear]);

  const count = (status: Answer['status']) =>
    view.apps.filter(({ app }) => answers[app]?.status === status).length;
  const ready = accepted && passphrase !== '' && !busy;
  const sign = async () => {
    if (!ready) return;
    const file = await run(() =>
      api.expert.signDeclaration({ round, passphrase, commitmentAccepted: true }),
    );
    if (file === undefined) return;
    setSaved(file);
    onSigned();
  };
  if (saved !== null) {
    return (
      <Modal
        open={open}
        title={t('signDeclaration.doneTitle')}
        onCancel={onClose}
        footer={
          <Button type="primary" onClick={onDone}>
            {t('signDeclaration.toInbox')}
          </Button>
        }
      >
        <div className="hp-stack">
          <p>{t('signDeclaration.saved', { file: saved.fileName, folder: saved.folder })}</p>
          <p>
            {t(
              view.form.release === 'with-bundle'
                ? 'signDeclaration.sendLater'
                : 'signDeclaration.send',
            )}
          </p>
          <div>
            <p className="hp-muted hp-small">{t('signDeclaration.code')}</p>
            <Code code={saved.code} label={t('signDeclaration.code')} />
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      open={open}
      width={760}
      title={t('signDeclaration.title')}
      okText={t('signDeclaration.action')}
      cancelText={t('signDeclaration.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <div className="hp-stack">
        <p>
          {t('signDeclaration.summary', {
            none: count('none'),
            conflict: count('conflict'),
            recuse: count('recuse'),
          })}
        </p>
        <article className="hp-commitment" aria-label={t('signDeclaration.commitment')}>
          {say(view.form.commitment)
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
          <RecusalSituations />
        </article>
        <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>
          {t('signDeclaration.accept')}
        </Checkbox>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <label htmlFor={field}>{t('signDeclaration.passphrase')}</label>
          <Input.Password
            id={field}
            value={passphrase}
            autoComplete="off"
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </form>
        <p className="hp-muted hp-small">{t('signDeclaration.effect')}</p>
        {failure === null ? null : <ErrorNotice failure={failure} />}
      </div>
    </Modal>
  );
}

import { Button, Collapse, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgeSuite, SignatureSuite } from '../../shared/objects/common.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { useWorkspace } from './stores.ts';

type Fields = {
  readonly id: string;
  readonly name: string;
  readonly passphrase: string;
  readonly suite: AgeSuite;
  readonly signatures: SignatureSuite;
};

/** Name, id, passphrase and the encryption of its bundles; then the recovery code. */
export function CreateAgency({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('app');
  const api = useApi();
  const showRecoveryCode = useWorkspace((store) => store.showRecoveryCode);
  const { run, busy, failure } = useAction();
  const required = { required: true, whitespace: true, message: t('create.required') };
  const create = async ({ id, name, passphrase, suite, signatures }: Fields) => {
    const created = await run(() =>
      api.workspace.createAgency({ id, name, passphrase, suite, signatures }),
    );
    if (created !== undefined) showRecoveryCode(created.recoveryCode);
  };
  return (
    <Gate title={t('create.agencyTitle')}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ suite: 'pq', signatures: 'ed25519' }}
        onFinish={(fields) => void create(fields)}
      >
        <Form.Item name="name" label={t('create.agencyName')} rules={[required]}>
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('create.agencyId')}
          extra={t('create.agencyIdHelp')}
          rules={[required, { pattern: /^[A-Z0-9][A-Z0-9-]{0,39}$/, message: t('create.badId') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <NewPassphraseFields label={t('create.passphrase')} />
        <div className="hp-stack">
          <Collapse
            size="small"
            items={[
              {
                key: 'advanced',
                label: t('create.advanced'),
                forceRender: true,
                children: <Suites />,
              },
            ]}
          />
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <div className="hp-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('create.agencyAction')}
            </Button>
            <Button onClick={onBack}>{t('create.back')}</Button>
            <span role="status" className="hp-muted">
              {busy ? t('create.working') : null}
            </span>
          </div>
        </div>
      </Form>
    </Gate>
  );
}

function Suites() {
  const { t } = useTranslation('app');
  return (
    <>
      <Form.Item name="suite" label={t('create.suite')}>
        <Radio.Group
          aria-label={t('create.suite')}
          vertical
          options={[
            { value: 'pq', label: t('create.suitePq') },
            { value: 'x25519', label: t('create.suiteX25519') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="signatures"
        label={t('create.signatures')}
        extra={t('create.signaturesHelp')}
        style={{ marginBlockEnd: 0 }}
      >
        <Radio.Group
          aria-label={t('create.signatures')}
          vertical
          options={[
            { value: 'ed25519', label: t('create.signaturesEd25519') },
            { value: 'sm2', label: t('create.signaturesSm2') },
            { value: 'ed25519+sm2', label: t('create.signaturesBoth') },
          ]}
        />
      </Form.Item>
    </>
  );
}

import { Button, Collapse, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { useWorkspace } from './stores.ts';

type Fields = { readonly current: string };

/** Asks for the passphrase, then shows the new recovery code as the first one was shown. */
export function NewRecoveryCode() {
  const { t } = useTranslation('app');
  const api = useApi();
  const showRecoveryCode = useWorkspace((store) => store.showRecoveryCode);
  const { run, busy, failure } = useAction();
  const replace = async ({ current }: Fields) => {
    const made = await run(() => api.workspace.newRecoveryCode({ passphrase: current }));
    if (made !== undefined) showRecoveryCode(made.recoveryCode);
  };
  return (
    <Collapse
      items={[
        {
          key: 'recovery',
          label: t('preferences.newRecovery'),
          children: (
            <Form<Fields>
              layout="vertical"
              requiredMark={false}
              onFinish={(fields) => void replace(fields)}
            >
              <p>{t('preferences.newRecoveryHelp')}</p>
              <Form.Item
                name="current"
                label={t('preferences.current')}
                rules={[{ required: true, message: t('create.required') }]}
              >
                <Input.Password autoComplete="off" />
              </Form.Item>
              {failure === null ? null : <ErrorNotice failure={failure} />}
              <Button type="primary" htmlType="submit" loading={busy}>
                {t('preferences.newRecoveryAction')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}

import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isLongEnough, shortestPassphrase } from '../../shared/passphrase.ts';

/** A new passphrase, twice, as fields `passphrase` and `again` of the surrounding form. */
export function NewPassphraseFields({ label }: { readonly label: string }) {
  const { t } = useTranslation('app');
  return (
    <>
      <Form.Item
        name="passphrase"
        label={label}
        extra={t('create.passphraseHelp', { least: shortestPassphrase })}
        rules={[
          { required: true, message: t('create.required') },
          {
            validator: (_, value: string | undefined) =>
              value === undefined || value === '' || isLongEnough(value)
                ? Promise.resolve()
                : Promise.reject(new Error(t('create.tooShort', { least: shortestPassphrase }))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('create.again')}
        dependencies={['passphrase']}
        rules={[
          { required: true, message: t('create.required') },
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === undefined || value === '' || value === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error(t('create.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

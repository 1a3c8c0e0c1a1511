import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import type { Revocable } from '../../../shared/operations/agency-trust.ts';
import { revocationWords } from '../../../shared/trust-words.ts';
import { useBilingual } from '../../text/text.ts';
import { TimeInput } from '../parts/time-input.tsx';
import { type ChangeDraft, keyOf } from './change-draft.ts';

type ChangeFieldsProps = {
  readonly draft: ChangeDraft;
  readonly revocable: readonly Revocable[];
  readonly experts: readonly ExpertRow[];
  readonly onChange: (draft: ChangeDraft) => void;
};

/** What a kind of change has to be told. */
export function ChangeFields({ draft, revocable, experts, onChange }: ChangeFieldsProps) {
  const { t } = useTranslation('agency');
  const say = useBilingual();
  const field = useId();
  const usable = experts.filter(
    ({ state, revokedFrom }) => state === 'confirmed' && revokedFrom === null,
  );
  const named = usable.map(({ kid, name, unit, expert }) => ({
    value: kid,
    label: `${name} · ${unit} · ${expert}`,
  }));
  const choose = (
    key: 'revoke' | 'lost' | 'successor',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <div>
      <label htmlFor={`${field}-${key}`}>{t(`trust.field.${key}`)}</label>
      <Select<string>
        id={`${field}-${key}`}
        className="ag-wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={draft[key]}
        placeholder={t('trust.choose')}
        options={[...options]}
        onChange={(value) => onChange({ ...draft, [key]: value })}
      />
    </div>
  );
  const from = (
    <div>
      <label htmlFor={`${field}-from`}>{t('trust.field.from')}</label>
      <div className="hp-row">
        <TimeInput
          id={`${field}-from`}
          value={draft.from}
          onChange={(value) => onChange({ ...draft, from: value })}
        />
        <span className="hp-muted hp-small">{t('trust.fromHint')}</span>
      </div>
    </div>
  );
  switch (draft.kind) {
    case 'renew':
      return (
        <div>
          <label htmlFor={`${field}-until`}>{t('trust.field.until')}</label>
          <div>
            <TimeInput
              id={`${field}-until`}
              value={draft.until}
              onChange={(until) => onChange({ ...draft, until })}
            />
          </div>
        </div>
      );
    case 'revoke': {
      const options = revocable.map((one) => ({
        value: keyOf(one),
        label: t('trust.pair', {
          what: say(revocationWords[one.target]),
          which: say(one.about),
        }),
      }));
      return (
        <>
          {choose('revoke', options)}
          {from}
        </>
      );
    }
    case 'replace-expert':
      return (
        <>
          {choose('lost', named)}
          {choose(
            'successor',
            named.filter(({ value }) => value !== draft.lost),
          )}
          {from}
        </>
      );
    case 'rotate-role-keys':
    case 'rotate-root':
      return null;
  }
}

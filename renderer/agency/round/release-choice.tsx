import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Release } from '../../../shared/objects/form.ts';

type ReleaseChoiceProps = {
  readonly value: Release;
  readonly disabled?: boolean;
  readonly labelledBy: string;
  readonly onChange: (release: Release) => void;
};

/** When experts get the keys: both ways, each with what it costs. */
export function ReleaseChoice({
  value,
  disabled = false,
  labelledBy,
  onChange,
}: ReleaseChoiceProps) {
  const { t } = useTranslation('agency');
  return (
    <Radio.Group
      className="ag-choices"
      aria-labelledby={labelledBy}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(Release.parse(event.target.value))}
    >
      {Release.options.map((release) => (
        <Radio key={release} value={release}>
          <span>{t(`release.${release}`)}</span>
          <span className="ag-sub">{t(`release.${release}-text`)}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

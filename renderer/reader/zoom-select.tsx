import { useTranslation } from 'react-i18next';

const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

type ZoomSelectProps = {
  readonly scale: number;
  readonly scaleValue: string;
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
};

/** The scale as a choice; a scale between the steps shows as it is. */
export function ZoomSelect({ scale, scaleValue, disabled, onChoose }: ZoomSelectProps) {
  const { t } = useTranslation('reader');
  const percent = (factor: number) => `${Math.round(factor * 100)} %`;
  const preset = scaleValue === 'page-width' || scaleValue === 'page-fit';
  const step = FACTORS.find((factor) => Math.abs(factor - scale) < 0.005);
  const value = preset ? scaleValue : step === undefined ? 'other' : String(step);
  return (
    <select
      className="hp-zoom"
      aria-label={t('tool.zoom')}
      disabled={disabled}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="page-width">{t('tool.fitWidth')}</option>
      <option value="page-fit">{t('tool.fitPage')}</option>
      {value === 'other' ? <option value="other">{percent(scale)}</option> : null}
      {FACTORS.map((factor) => (
        <option key={factor} value={String(factor)}>
          {percent(factor)}
        </option>
      ))}
    </select>
  );
}

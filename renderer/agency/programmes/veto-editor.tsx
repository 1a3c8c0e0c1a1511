import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../shared/rubric.ts';
import { noWords } from './blanks.ts';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';

/** The veto question beside a score, where the criterion has one. */
export function VetoEditor({ lens }: { readonly lens: Lens<Criterion> }) {
  const { t } = useTranslation('programmes');
  const { veto } = lens.value;
  const whole = part(lens, 'veto');
  return (
    <>
      <Checkbox
        checked={veto !== undefined}
        onChange={(event) =>
          whole.put(
            event.target.checked ? { title: noWords, question: noWords, source: '' } : undefined,
          )
        }
      >
        {t('veto.has')}
      </Checkbox>
      {veto === undefined ? null : (
        <div className="pg-entry">
          <BilingualField label={t('title')} lens={part(narrowed(whole, veto), 'title')} />
          <BilingualField
            label={t('veto.question')}
            lens={part(narrowed(whole, veto), 'question')}
            rows={2}
          />
          <LineField label={t('source')} lens={part(narrowed(whole, veto), 'source')} />
        </div>
      )}
    </>
  );
}

import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { blankChoice, blankTargets } from './blanks.ts';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';

/** Judgement of the targets of a task book, where the review knows them. */
export function TargetsEditor({ lens }: { readonly lens: Lens<Rubric> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const whole = part(lens, 'targets');
  const { value } = whole;
  const targets = value === undefined ? null : narrowed(whole, value);
  return (
    <>
      <Checkbox
        checked={targets !== null}
        onChange={(event) => whole.put(event.target.checked ? blankTargets : undefined)}
      >
        {t('targets.has')}
      </Checkbox>
      {targets === null ? null : (
        <div className="pg-entry">
          <BilingualField label={t('title')} lens={part(targets, 'title')} />
          {(['kinds', 'judgements'] as const).map((list) => (
            <div key={list}>
              <h4>{t(`targets.${list}`)}</h4>
              <EntryList
                what={t(`targets.one.${list}`)}
                lens={part(targets, list)}
                nameOf={({ title }) => pick(title)}
                blank={() => ({ id: blankChoice.id, title: blankChoice.title })}
              >
                {(one) => (
                  <>
                    <LineField label={t('id')} lens={part(one, 'id')} />
                    <BilingualField label={t('title')} lens={part(one, 'title')} />
                  </>
                )}
              </EntryList>
            </div>
          ))}
          <fieldset className="pg-side">
            <legend>{t('targets.reasonFor')}</legend>
            {targets.value.judgements.map(({ id, title }) => (
              <Checkbox
                key={id}
                checked={targets.value.reasonFor.includes(id)}
                onChange={(event) =>
                  part(targets, 'reasonFor').put(
                    event.target.checked
                      ? [...targets.value.reasonFor, id]
                      : targets.value.reasonFor.filter((other) => other !== id),
                  )
                }
              >
                {pick(title)}
              </Checkbox>
            ))}
          </fieldset>
        </div>
      )}
    </>
  );
}

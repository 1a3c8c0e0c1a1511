import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../text/text.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Sentence } from './sentence-parts.tsx';

/** Which criteria break a tie, in order; what is still equal stays tied. */
export function TieSentence(props: PolicyProps) {
  const { policy, rubric, onChange } = props;
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const title = (id: string) => {
    const criterion = rubric.criteria.find((candidate) => candidate.id === id);
    return criterion === undefined ? id : pick(criterion.title);
  };
  const rest = rubric.criteria.filter((criterion) => !policy.tieChain.includes(criterion.id));
  const put = (tieChain: string[]) => onChange?.({ ...policy, tieChain });
  return (
    <Sentence title={t('rule.tie')} origin={originOf(props, 'tieChain')}>
      {policy.tieChain.length === 0 ? (
        <p>{t('rule.tieNone')}</p>
      ) : (
        <div>
          {t('rule.tieSentence')}{' '}
          <ol className="ag-chain">
            {policy.tieChain.map((id) => (
              <li key={id}>
                {title(id)}
                {onChange === null ? null : (
                  <button
                    type="button"
                    className="ag-chip-remove"
                    aria-label={t('rule.tieRemove', { criterion: title(id) })}
                    onClick={() => put(policy.tieChain.filter((other) => other !== id))}
                  >
                    ×
                  </button>
                )}
              </li>
            ))}
          </ol>
          {t('rule.tieAfter')}
        </div>
      )}
      {onChange === null || rest.length === 0 ? null : (
        <select
          className="ag-select"
          aria-label={t('rule.tieAdd')}
          value=""
          onChange={(event) => put([...policy.tieChain, event.target.value])}
        >
          <option value="" disabled>
            {t('rule.tieAdd')}
          </option>
          {rest.map((criterion) => (
            <option key={criterion.id} value={criterion.id}>
              {pick(criterion.title)}
            </option>
          ))}
        </select>
      )}
    </Sentence>
  );
}

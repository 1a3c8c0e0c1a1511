import { useTranslation } from 'react-i18next';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import { useBilingual } from '../../text/text.ts';

/** Every situation in which an expert steps aside, with the rule that names it. */
export function RecusalSituations() {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  return (
    <>
      <h3>{t('signDeclaration.situations')}</h3>
      <ol>
        {Object.entries(conflictKinds).map(([kind, { title, source }]) => (
          <li key={kind}>
            {say(title)} <span className="hp-muted hp-small">{say(source)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

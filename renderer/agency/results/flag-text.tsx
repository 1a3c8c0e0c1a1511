import { useTranslation } from 'react-i18next';
import type { Flag } from '../../../shared/objects/result.ts';
import { flagWords } from '../../../shared/result-words.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** Names a flag by its kind; one from a newer program is “please check”. */
export function FlagName({ flag }: { readonly flag: Flag }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const words = flagWords[flag.kind];
  return (
    <StateMark state="flag" label={words === undefined ? t('merge.otherFlags') : pick(words)} />
  );
}

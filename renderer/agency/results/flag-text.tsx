import { useTranslation } from 'react-i18next';
import type { Flag } from '../../../shared/objects/result.ts';
import { agency } from '../../text/zh-CN/agency.ts';
import { StateMark } from '../../ui/state-mark.tsx';

type FlagKind = keyof typeof agency.flagKind;

const isKnown = (kind: string): kind is FlagKind => Object.hasOwn(agency.flagKind, kind);

/** Names a flag by its kind; one from a newer program is “please check”. */
export function FlagName({ flag }: { readonly flag: Flag }) {
  const { t } = useTranslation('agency');
  const kind = isKnown(flag.kind) ? flag.kind : 'other';
  return <StateMark state="flag" label={t(`flagKind.${kind}`)} />;
}

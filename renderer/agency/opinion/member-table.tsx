import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MemberStand } from '../../../shared/objects/panel-opinion.ts';
import type { OpinionMember } from '../../../shared/operations/opinion.ts';
import { standWords } from '../../../shared/opinion-words.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

const states: Readonly<Record<MemberStand, State>> = {
  signed: 'done',
  dissent: 'flag',
  refused: 'refused',
  absent: 'cannot-judge',
};

type MemberTableProps = {
  readonly members: readonly OpinionMember[];
  readonly canRecord: boolean;
  readonly onRecord: (kid: string) => void;
};

/** Every member of the panel with what came back on paper. */
export function MemberTable({ members, canRecord, onRecord }: MemberTableProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  return (
    <ScrollTable caption={t('signatures.title')}>
      <thead>
        <tr>
          <th scope="col">{t('signatures.name')}</th>
          <th scope="col">{t('signatures.unit')}</th>
          <th scope="col">{t('signatures.stand')}</th>
          <th scope="col">{t('signatures.on')}</th>
          <th scope="col">{t('signatures.action')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ kid, name, unit, stand, on, dissents }) => (
          <tr key={kid}>
            <th scope="row">{name}</th>
            <td>{unit}</td>
            <td>
              {stand === null ? (
                <StateMark state="waiting" label={t('signatures.waiting')} />
              ) : (
                <StateMark state={states[stand]} label={pick(standWords[stand])} />
              )}
              {dissents.map(({ app, reason }) => (
                <span className="ag-sub" key={`${app ?? ''} ${reason}`}>
                  {app === null
                    ? t('signatures.aboutWhole', { reason })
                    : t('signatures.about', { app, reason })}
                </span>
              ))}
            </td>
            <td className="ag-nowrap">{on ?? ''}</td>
            <td>
              <Button
                size="small"
                disabled={!canRecord}
                aria-label={t(stand === null ? 'signatures.recordOf' : 'signatures.changeOf', {
                  name,
                })}
                onClick={() => onRecord(kid)}
              >
                {t(stand === null ? 'signatures.record' : 'signatures.change')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

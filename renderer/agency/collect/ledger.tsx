import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectWord } from '../../../shared/object-words.ts';
import type { LedgerRow } from '../../../shared/operations/collect.ts';
import { type VerdictTone, verdictTone } from '../../../shared/verdicts.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

const toneStates: Readonly<Record<VerdictTone, State>> = {
  accepted: 'accepted',
  held: 'held',
  'set-aside': 'cannot-judge',
  refused: 'refused',
};

const needsLook = (row: LedgerRow): boolean =>
  row.refusal !== null ||
  row.note !== null ||
  row.items.some((item) => ['refused', 'held'].includes(verdictTone(item.verdict)));

/** Everything that was received, newest first; what was refused stays. */
export function Ledger({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const trouble = rows.filter(needsLook);
  const shown = [...(onlyTrouble ? trouble : rows)].sort((a, b) => b.seq - a.seq);
  return (
    <>
      <Radio.Group
        aria-label={t('collect.filter')}
        value={onlyTrouble}
        onChange={(event) => setOnlyTrouble(event.target.value === true)}
      >
        <Radio value={false}>{t('collect.filterAll', { count: rows.length })}</Radio>
        <Radio value={true}>{t('collect.filterRefused', { count: trouble.length })}</Radio>
      </Radio.Group>
      <ScrollTable caption={t('collect.ledger')} className="ag-ledger">
        <thead>
          <tr>
            <th scope="col" className="hp-number">
              {t('collect.seq')}
            </th>
            <th scope="col">{t('collect.file')}</th>
            <th scope="col">{t('collect.expert')}</th>
            <th scope="col">{t('collect.contents')}</th>
            <th scope="col">{t('collect.verdict')}</th>
            <th scope="col">{t('collect.reason')}</th>
          </tr>
        </thead>
        {shown.map((row) => {
          const lines = Math.max(1, row.items.length);
          const file = (
            <>
              <td rowSpan={lines} className="hp-number">
                {row.seq}
              </td>
              <th scope="row" rowSpan={lines} className="ag-break">
                {row.fileName}
                <span className="ag-sub">{dateTime(row.receivedAt)}</span>
                {row.note === null ? null : <StateMark state="problem" label={pick(row.note)} />}
              </th>
              <td rowSpan={lines}>{row.name ?? t('collect.unknown')}</td>
            </>
          );
          if (row.refusal !== null || row.items.length === 0) {
            return (
              <tbody key={row.seq}>
                <tr>
                  {file}
                  <td>{t('collect.fileRefused')}</td>
                  <td>
                    <StateMark state="refused" label={t('collect.tone.refused')} />
                  </td>
                  <td>
                    {row.refusal === null ? '' : pick(row.refusal.reason)}
                    <span className="ag-sub">{row.refusal?.code}</span>
                  </td>
                </tr>
              </tbody>
            );
          }
          return (
            <tbody key={row.seq}>
              {row.items.map((item, index) => {
                const tone = verdictTone(item.verdict);
                return (
                  <tr key={item.sha256}>
                    {index === 0 ? file : null}
                    <td className="ag-nowrap">
                      {pick(objectWord(item.type))} {item.app} {t('collect.rev', { rev: item.rev })}
                      <span className="ag-digest" title={item.sha256}>
                        {item.sha256.slice(0, 12)}
                      </span>
                    </td>
                    <td>
                      <StateMark state={toneStates[tone]} label={t(`collect.tone.${tone}`)} />
                    </td>
                    <td>{pick(item.reason)}</td>
                  </tr>
                );
              })}
            </tbody>
          );
        })}
      </ScrollTable>
    </>
  );
}

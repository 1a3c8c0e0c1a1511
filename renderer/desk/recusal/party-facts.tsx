import { useTranslation } from 'react-i18next';
import type { Party } from '../../../shared/objects/bundle.ts';
import type { ConflictHint } from '../../../shared/operations/expert.ts';

type PartyFactsProps = { readonly party: Party; readonly hints: readonly ConflictHint[] };

/** Unit, leader, members, partners, demand side; what matched the own list stands beside it. */
export function PartyFacts({ party, hints }: PartyFactsProps) {
  const { t } = useTranslation('expert');
  const rows: readonly {
    readonly where: ConflictHint['where'];
    readonly values: readonly string[];
  }[] = [
    { where: 'unit', values: [party.unit] },
    { where: 'leader', values: [party.leader] },
    { where: 'member', values: party.members },
    { where: 'partner', values: party.partners },
    { where: 'demand-side', values: [party.demand_side] },
  ];
  return (
    <dl className="hp-party">
      {rows
        .map((row) => ({ ...row, values: row.values.filter((value) => value !== '') }))
        .filter(({ values }) => values.length > 0)
        .map(({ where, values }) => (
          <div key={where}>
            <dt>{t(`party.${where}`)}</dt>
            <dd>
              {values.join(t('party.separator'))}
              {hints
                .filter((hint) => hint.where === where)
                .map((hint) => (
                  <span key={`${hint.own} ${hint.found}`} className="hp-hint">
                    <span aria-hidden="true">⚑</span>{' '}
                    {where === 'leader' || where === 'member'
                      ? t('party.samePerson', { found: hint.found })
                      : t('party.sameUnit', { own: hint.own })}
                  </span>
                ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}

import { useTranslation } from 'react-i18next';
import type { RoundFollowUp } from '../../../shared/operations/agency.ts';
import { date } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { Panel } from '../parts/panel.tsx';
import type { Words } from '../parts/words.ts';
import type { Go } from '../route.ts';
import type { NextThing } from './next-things.ts';

function sentence(t: Words, thing: NextThing): string {
  switch (thing.kind) {
    case 'export-trust':
      return t('home.exportTrust');
    case 'renew-trust':
      return t('home.renewTrust', { until: date(thing.until) });
    case 'confirm-experts':
      return t('home.confirmExperts', { count: thing.count });
    case 'ask-for-cards':
      return t('home.askForCards');
    case 'create-round':
      return t('home.createRound');
    case 'collect':
      return t('home.collect', { title: thing.round.title, missing: thing.missing });
    case 'queries-unsent':
    case 'queries-answered':
      return t(`home.${thing.kind}`, { title: thing.round.title, count: thing.count });
    case 'follow-up':
      return followUp(t, thing.round.title, thing.due);
    default:
      return t(`home.${thing.kind}`, { title: thing.round.title });
  }
}

function followUp(t: Words, title: string, due: RoundFollowUp): string {
  switch (due.kind) {
    case 'publication':
      if (due.day === 0) return t('followUp.publication-begins', { title });
      return t('followUp.publication', { title, day: due.day, of: due.of });
    case 'signatures':
    case 'answers-unsigned':
    case 'objections':
      return t(`followUp.${due.kind}`, { title, count: due.count });
    default:
      return t(`followUp.${due.kind}`, { title });
  }
}

/** What waits for the agency, each line a way to the place where it is done. */
export function NextPanel({
  things,
  go,
}: {
  readonly things: readonly NextThing[];
  readonly go: Go;
}) {
  const { t } = useTranslation('agency');
  return (
    <Panel title={t('home.next')}>
      {things.length === 0 ? <p className="hp-muted">{t('home.nextNone')}</p> : null}
      <ul className="ag-next">
        {things.map((thing) => {
          const text = sentence(t, thing);
          return (
            <li key={text}>
              <StateMark state="ready" iconOnly />
              {thing.kind === 'export-trust' ? (
                <span>{text}</span>
              ) : (
                <button type="button" className="ag-link" onClick={() => go(thing.to)}>
                  {text}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

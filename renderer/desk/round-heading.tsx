import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundCard } from '../../shared/operations/expert.ts';
import type { Go, RoundPlace } from './place.ts';
import './round-heading.css';

type RoundHeadingProps = {
  readonly round: RoundCard;
  readonly current: RoundPlace;
  readonly onGo: Go;
};

const places: readonly RoundPlace[] = ['declaration', 'desk', 'overview', 'submission'];

// Nothing else of an erased round can be shown.
const erasedPlaces: readonly RoundPlace[] = ['submission'];

/** Way back to the inbox, the round's title, and its four places. */
export function RoundHeading({ round, current, onGo }: RoundHeadingProps) {
  const { t } = useTranslation('expert');
  return (
    <div className="hp-round-heading">
      <Button size="small" type="text" onClick={() => onGo({ kind: 'inbox' })}>
        ← {t('nav.inbox')}
      </Button>
      <nav aria-label={t('nav.label')}>
        {(round.erasedAt === null ? places : erasedPlaces).map((kind) => (
          <button
            key={kind}
            type="button"
            className="hp-round-place"
            aria-current={kind === current ? 'page' : undefined}
            onClick={() => onGo({ kind, round: round.round })}
          >
            {t(`nav.${kind}`)}
          </button>
        ))}
      </nav>
      <span className="hp-round-title" title={round.title}>
        {round.title}
      </span>
    </div>
  );
}

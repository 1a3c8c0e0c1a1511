import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { copiedReview } from './blanks.ts';
import type { Lens } from './lens.ts';
import { type Place, sections } from './sections.ts';

type EditorNavProps = {
  readonly lens: Lens<Programme>;
  readonly place: Place;
  readonly onGo: (place: Place) => void;
};

/** The programme, its reviews, and the sections of the review that is open. */
export function EditorNav({ lens, place, onGo }: EditorNavProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const { reviews } = lens.value;
  const putReviews = (next: Programme['reviews']) => lens.put({ ...lens.value, reviews: next });
  // While it is written an id may be empty or stand twice: a review is known by its place.
  const places = reviews.map((review, index) => ({ review, index, key: `review-${index}` }));
  const open = place.review === null ? undefined : reviews[place.review];
  return (
    <nav className="pg-nav" aria-label={t('nav')}>
      <button
        type="button"
        aria-current={place.review === null ? 'page' : undefined}
        onClick={() => onGo({ review: null, section: 'basics' })}
      >
        {t('section.programme')}
      </button>
      {places.map(({ review, index, key }) => (
        <div key={key}>
          <button
            type="button"
            aria-expanded={place.review === index}
            onClick={() => onGo({ review: index, section: place.section })}
          >
            {pick(review.title) || review.id}
          </button>
          {place.review !== index ? null : (
            <div className="pg-nav-sections">
              {sections.map((section) => (
                <button
                  key={section}
                  type="button"
                  aria-current={place.section === section ? 'page' : undefined}
                  onClick={() => onGo({ review: index, section })}
                >
                  {t(`section.${section}`)}
                </button>
              ))}
            </div>
          )}
        </div>
      ))}
      {open === undefined ? null : (
        <div className="pg-nav-tools">
          <Button
            size="small"
            onClick={() => {
              putReviews([
                ...reviews,
                copiedReview(
                  open,
                  reviews.map(({ id }) => id),
                ),
              ]);
              onGo({ review: reviews.length, section: 'basics' });
            }}
          >
            {t('review.copy')}
          </Button>
          <Button
            size="small"
            danger
            disabled={reviews.length === 1}
            onClick={() => {
              putReviews(reviews.filter((review) => review !== open));
              onGo({ review: null, section: 'basics' });
            }}
          >
            {t('review.remove')}
          </Button>
        </div>
      )}
    </nav>
  );
}

import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewOffer } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';

type OfferListProps = {
  readonly offers: readonly ReviewOffer[];
  readonly chosen: ReviewOffer | null;
  readonly labelledBy: string;
  readonly onChoose: (offer: ReviewOffer) => void;
};

const keyOf = ({ programme, review }: ReviewOffer) => `${programme}/${review}`;

/** Reviews that the programmes on this machine define, under the document that each comes from. */
export function OfferList({ offers, chosen, labelledBy, onChoose }: OfferListProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const programmes = [...new Map(offers.map((offer) => [offer.programme, offer])).values()];
  return (
    <Radio.Group
      className="ag-choices"
      aria-labelledby={labelledBy}
      value={chosen === null ? null : keyOf(chosen)}
      onChange={(event) => {
        const offer = offers.find((candidate) => keyOf(candidate) === event.target.value);
        if (offer !== undefined) onChoose(offer);
      }}
    >
      {programmes.map((programme) => (
        <div key={programme.programme} className="ag-choice-group">
          <p className="hp-muted hp-small">
            {pick(programme.programmeTitle)}
            {programme.own ? ` · ${t('newRound.ownProgramme', { id: programme.programme })}` : ''}
          </p>
          {offers
            .filter((offer) => offer.programme === programme.programme)
            .map((offer) => (
              <Radio key={keyOf(offer)} value={keyOf(offer)}>
                <span>{pick(offer.title)}</span>
                <span className="ag-sub">{offer.source}</span>
              </Radio>
            ))}
        </div>
      ))}
    </Radio.Group>
  );
}

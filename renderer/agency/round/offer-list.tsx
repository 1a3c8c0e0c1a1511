import { Radio } from 'antd';
import type { ReviewOffer } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';

type OfferListProps = {
  readonly offers: readonly ReviewOffer[];
  readonly chosen: string | null;
  readonly labelledBy: string;
  readonly onChoose: (offer: ReviewOffer) => void;
};

/** Reviews that the programmes on this machine define, under the document that each comes from. */
export function OfferList({ offers, chosen, labelledBy, onChoose }: OfferListProps) {
  const pick = useBilingual();
  const programmes = [...new Map(offers.map((offer) => [offer.programme, offer])).values()];
  return (
    <Radio.Group
      className="ag-choices"
      aria-labelledby={labelledBy}
      value={chosen}
      onChange={(event) => {
        const offer = offers.find((candidate) => candidate.review === event.target.value);
        if (offer !== undefined) onChoose(offer);
      }}
    >
      {programmes.map((programme) => (
        <div key={programme.programme} className="ag-choice-group">
          <p className="hp-muted hp-small">{pick(programme.programmeTitle)}</p>
          {offers
            .filter((offer) => offer.programme === programme.programme)
            .map((offer) => (
              <Radio key={offer.review} value={offer.review}>
                <span>{pick(offer.title)}</span>
                <span className="ag-sub">{offer.source}</span>
              </Radio>
            ))}
        </div>
      ))}
    </Radio.Group>
  );
}

import { openCard } from '../../../electron/formats/card.ts';
import { card } from '../../unit/formats/sample-round.ts';
import { asText, valueOrRefusal } from '../target.ts';

export const seeds = () => [Buffer.from(card.jws)];

export const fuzz = (data: Buffer): Promise<void> => valueOrRefusal(() => openCard(asText(data)));

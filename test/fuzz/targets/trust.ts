// A trust document, or a chain of them.
import { openTrustChain } from '../../../electron/formats/trust-chain.ts';
import { pqTrust, trust } from '../../unit/formats/sample-round.ts';
import { asText, valueOrRefusal } from '../target.ts';

export const seeds = () => [trust, pqTrust].map(({ jws }) => Buffer.from(jws));

export const fuzz = (data: Buffer): Promise<void> =>
  valueOrRefusal(() => openTrustChain(asText(data)));

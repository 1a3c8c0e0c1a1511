import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { objectWord } from '../../shared/object-words.ts';
import type { PanelOpinion } from '../../shared/objects/panel-opinion.ts';
import type { ProposedList } from '../../shared/objects/proposed-list.ts';
import { departuresOf } from '../../shared/proposed-list.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { sha256Hex } from '../formats/hash.ts';
import { peekObject, peekObjectOf } from '../formats/jws.ts';
import { openAgencyObject } from '../formats/trust.ts';
import { newestTrust, type TrustChain } from '../formats/trust-chain.ts';

type RecordType = 'panel-opinion' | 'proposed-list';

/** What verifying a panel opinion or a proposed list came to. */
export type VerifiedRecord = {
  readonly state: 'authentic' | 'whole';
  /** Hash that paper and other records cite. */
  readonly code: string;
  readonly note: Bilingual;
};

/**
 * Verifies a panel opinion (text against its hash) or a proposed list (every departure from the
 * result stated, and none that is not), and its signature where a trust document is given.
 * @throws Refusal record-content, file-unknown, and as openAgencyObject and peekObject do
 */
export function verifyRecord(jws: string, trust: TrustChain | null): VerifiedRecord {
  const { type } = peekObject(jws);
  switch (type) {
    case 'panel-opinion':
    case 'proposed-list':
      return verified(type, jws, trust);
    default:
      throw new Refusal('file-unknown', 'another type of object', { file: type });
  }
}

function verified(type: RecordType, jws: string, trust: TrustChain | null): VerifiedRecord {
  const claimed = peekObjectOf(type, jws);
  const payload =
    trust === null
      ? claimed.unverifiedPayload
      : openAgencyObject(type, jws, newestTrust(trust).payload).payload;
  if (!isConsistent(payload)) throw new Refusal('record-content', `${type} contradicts itself`);
  const code = payload.type === 'panel-opinion' ? payload.content_sha256 : claimed.payloadSha256;
  const word = objectWord(type);
  const version = `v${payload.version}`;
  if (trust === null) {
    const note = {
      zh: `${word.zh}（${version}）内容自洽；未给信任文件，未核验签名。`,
      en: `The ${word.en} (${version}) is consistent; without --trust the signature was not checked.`,
    };
    return { state: 'whole', code, note };
  }
  const { name } = newestTrust(trust).payload;
  const note = {
    zh: `${word.zh}（${version}）由 ${name} 签署，内容自洽。`,
    en: `The ${word.en} (${version}) is signed by ${name} and consistent.`,
  };
  return { state: 'authentic', code, note };
}

function isConsistent(payload: PanelOpinion | ProposedList): boolean {
  if (payload.type === 'panel-opinion') {
    return sha256Hex(canonicalJson(payload.content)) === payload.content_sha256;
  }
  const listed = (all: readonly { readonly app: string; readonly kind: string }[]) =>
    all
      .map(({ app, kind }) => `${app} ${kind}`)
      .sort()
      .join('\n');
  return listed(departuresOf(payload.entries)) === listed(payload.departures);
}

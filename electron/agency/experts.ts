import { Refusal } from '../../shared/errors.ts';
import type { ExpertRow } from '../../shared/operations/agency.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import { cardCode, openCard, requireSigningKey } from '../formats/card.ts';
import { sameCode } from '../formats/codes.ts';
import type { SignedObject } from '../formats/objects.ts';
import { kidOf } from '../formats/signing.ts';
import {
  confirmStoredExpert,
  deleteExpert,
  isExpertInUse,
  listExperts,
  readExpert,
  type StoredExpert,
  savePendingExpert,
} from '../vault/agency-experts.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { keyRevokedFrom, signatureSuite } from './agency-keys.ts';

/** The register: who is waiting for a phone call first, then the confirmed ones. */
export function expertRows(session: AgencySession): readonly ExpertRow[] {
  return listExperts(session.vault.read).map((expert) => ({
    kid: expert.kid,
    expert: expert.expert,
    name: expert.name,
    unit: expert.unit,
    title: expert.title,
    state: expert.confirmedAt === null ? 'pending' : 'confirmed',
    receivedAt: expert.receivedAt,
    confirmedAt: expert.confirmedAt,
    revokedFrom: keyRevokedFrom(session, expert.kid),
  }));
}

/**
 * Takes a card in. It stays pending until the code that its expert reads out was typed: a card
 * proves that its maker holds the key, not who that is.
 * @throws Refusal card-suite, card-of-other-key, and as openCard does
 */
export function receiveCard(session: AgencySession, jws: string, fileName: string): ReceivedFile {
  const card = openCard(jws);
  // In the register an expert goes by the key that signs under this agency's suite.
  const kid = kidOf(requireSigningKey(card.payload, signatureSuite(session)));
  const known = readExpert(session.vault.read, kid);
  const { name, unit } = card.payload;
  const answer = (outcome: ReceivedFile['outcome'], zh: string, en: string): ReceivedFile => ({
    name: fileName,
    kind: 'card',
    outcome,
    summary: { zh, en },
    failure: null,
    subject: kid,
  });
  if (known?.cardSha256 === card.payloadSha256) {
    return answer('already-known', `${name}的名片此前已收到。`, `The card of ${name} is known.`);
  }
  if (known && known.confirmedAt !== null && isExpertInUse(session.vault.read, known.kid)) {
    // Names on rosters and reports follow the card that was confirmed when they were made.
    return answer(
      'already-known',
      `${name}（${unit}）已参加评审轮次，仍以已确认的名片为准。`,
      `${name} takes part in a round; the confirmed card stays in force.`,
    );
  }
  refuseOtherKey(session, card, kid);
  session.vault.write.transaction(() => {
    savePendingExpert(session.vault.write, storedCard(card, kid, session.now()));
    record(session, 'card-received', kid);
  });
  return answer(
    'needs-confirmation',
    `收到${name}（${unit}）的名片，请电话核对其读出的核对码。`,
    `Card of ${name} (${unit}) received. Have the code read out by phone.`,
  );
}

function refuseOtherKey(session: AgencySession, card: SignedObject<'enrol'>, kid: string): void {
  const same = listExperts(session.vault.read).find(
    (expert) => expert.expert === card.payload.expert && expert.kid !== kid,
  );
  if (same) throw new Refusal('card-of-other-key', 'another key has this expert id');
}

function storedCard(
  card: SignedObject<'enrol'>,
  kid: string,
  at: string,
): Omit<StoredExpert, 'confirmedAt'> {
  return {
    kid,
    expert: card.payload.expert,
    name: card.payload.name,
    unit: card.payload.unit,
    title: card.payload.title,
    cardJws: card.jws,
    cardSha256: card.payloadSha256,
    receivedAt: at,
  };
}

/**
 * Confirms a card by the code that the expert read out. A wrong code changes nothing.
 * @throws Refusal expert-unknown, expert-code-wrong
 */
export function confirmExpert(
  session: AgencySession,
  input: { readonly kid: string; readonly code: string },
): readonly ExpertRow[] {
  const expert = knownExpert(session, input.kid);
  const card = openCard(expert.cardJws);
  if (!sameCode(input.code, cardCode(card))) {
    throw new Refusal('expert-code-wrong', 'typed code differs from the card');
  }
  if (expert.confirmedAt === null) {
    session.vault.write.transaction(() => {
      confirmStoredExpert(session.vault.write, expert.kid, session.now());
      record(session, 'card-confirmed', expert.kid);
    });
  }
  return expertRows(session);
}

/** @throws Refusal expert-unknown, expert-in-use */
export function removeExpert(
  session: AgencySession,
  input: { readonly kid: string },
): readonly ExpertRow[] {
  const expert = knownExpert(session, input.kid);
  session.vault.write.transaction(() => {
    if (isExpertInUse(session.vault.read, expert.kid)) {
      throw new Refusal('expert-in-use', 'a round names this expert');
    }
    deleteExpert(session.vault.write, expert.kid);
    record(session, 'card-removed', expert.kid);
  });
  return expertRows(session);
}

/** The raw public key that an enrolled expert signs with. A card of another key under this id was
 * put there by hand. @throws Refusal expert-unknown, vault-damaged */
export function enrolledKey(session: AgencySession, kid: string): Uint8Array {
  const card = openCard(knownExpert(session, kid).cardJws).payload;
  const key = requireSigningKey(card, signatureSuite(session));
  if (kidOf(key) !== kid) throw new Refusal('vault-damaged', 'the card is of another key');
  return key;
}

/** @throws Refusal expert-unknown */
export function knownExpert(session: AgencySession, kid: string): StoredExpert {
  const expert = readExpert(session.vault.read, kid);
  if (!expert) throw new Refusal('expert-unknown', 'kid is not in the register');
  return expert;
}

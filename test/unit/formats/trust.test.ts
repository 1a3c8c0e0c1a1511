import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { cardCode, expertIdOf, openCard, signCard } from '../../../electron/formats/card.ts';
import { sameCode } from '../../../electron/formats/codes.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import {
  agencyKey,
  openAgencyObject,
  openTrust,
  sameRoot,
  signTrust,
  trustCode,
} from '../../../electron/formats/trust.ts';
import { codeOfRefusal } from './refusals.ts';
import {
  ageKeys,
  card,
  from,
  now,
  payloads,
  sign,
  signers,
  trust,
  trustPayload,
  until,
} from './sample-round.ts';

const open = (jws: string) => codeOfRefusal(() => openTrust(jws));
const signedBy = (payload: typeof trust.payload, signer = signers.root) =>
  signObject('trust', payload, signer).jws;
const publicKey = (signer: typeof signers.root) => ({
  kid: signer.kid,
  alg: 'Ed25519' as const,
  pub: toBase64Url(signer.publicKey),
});

describe('a trust document', () => {
  it('opens under the root key that it names', () => {
    expect(openTrust(trust.jws)).toEqual(trust);
  });

  it('is refused when a key that is no root of it signed it', () => {
    expect(open(signedBy(trustPayload(), signers.seal))).toBe('jws-signer');
    expect(open(signedBy(trustPayload(), signers.otherRoot))).toBe('jws-signer');
  });

  it('is refused when a key does not match its id or stands twice', () => {
    const base = trustPayload();
    const [first, ...rest] = base.keys;
    if (!first) throw new Error('a key');
    const swapped = { ...first, pub: publicKey(signers.otherExpert).pub };
    expect(open(signedBy({ ...base, keys: [swapped, ...rest] }))).toBe('trust-keys');
    const twice = { ...first, role: 'grant' as const };
    expect(open(signedBy({ ...base, keys: [first, twice] }))).toBe('trust-keys');
    const rootAsSeal = { ...first, ...publicKey(signers.root) };
    expect(open(signedBy({ ...base, keys: [rootAsSeal] }))).toBe('trust-keys');
  });

  it('is refused where too few of its root keys signed, or a version before it is missing', () => {
    expect(open(signedBy({ ...trustPayload(), version: 2 }))).toBe('trust-version');
    const root = [publicKey(signers.root), publicKey(signers.otherRoot)];
    const both = { ...trustPayload(), root, root_threshold: 2 };
    expect(open(signedBy(both))).toBe('trust-threshold');
    expect(signTrust(both, signers.root, signers.otherRoot).payload).toEqual(both);
    const never = { ...trustPayload(), root_threshold: 2 };
    expect(open(signedBy(never))).toBe('trust-threshold');
  });

  it('has a code that follows from its root keys alone', () => {
    const code = trustCode(trust.payload);
    expect(code).toMatch(/^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
    const renamed = { ...trust.payload, name: '改名', intake: trust.payload.recovery };
    expect(trustCode(renamed)).toBe(code);
    const other = { ...trust.payload, root: [publicKey(signers.otherRoot)] };
    expect(trustCode(other)).not.toBe(code);
    expect(sameRoot(trust.payload, renamed)).toBe(true);
    expect(sameRoot(trust.payload, other)).toBe(false);
    expect(sameCode(code.toLowerCase().replaceAll('-', ' '), code)).toBe(true);
  });

  it('says which key may speak in which role and when', () => {
    const { payload } = trust;
    const ask = (role: 'seal' | 'grant', kid: string, at: string) =>
      codeOfRefusal(() => agencyKey(payload, role, kid, at));
    expect(agencyKey(payload, 'seal', signers.seal.kid, now)).toEqual(
      Buffer.from(signers.seal.publicKey),
    );
    expect(ask('seal', signers.expert.kid, now)).toBe('key-unknown');
    expect(ask('seal', signers.root.kid, now)).toBe('key-unknown');
    expect(ask('seal', signers.grant.kid, now)).toBe('key-role');
    expect(ask('seal', signers.seal.kid, '2025-12-31T23:59:59Z')).toBe('key-expired');
    expect(ask('seal', signers.seal.kid, '2027-01-01T00:00:01Z')).toBe('key-expired');
    expect(ask('seal', signers.seal.kid, from)).toBe('accepted');
    expect(ask('seal', signers.seal.kid, until)).toBe('accepted');
  });

  it('takes a key back from the moment of its revocation', () => {
    const entry = { target: 'key' as const, id: signers.seal.kid, reason: '', effective_from: now };
    const revoked = signTrust({ ...trustPayload(), revoked: [entry] }, signers.root).payload;
    const ask = (at: string) =>
      codeOfRefusal(() => agencyKey(revoked, 'seal', signers.seal.kid, at));
    expect(ask('2026-06-01T08:29:59Z')).toBe('accepted');
    expect(ask(now)).toBe('key-revoked');
  });

  it('opens what the agency signs by the role of the type, at its stated time', () => {
    const openRoster = (jws: string) =>
      codeOfRefusal(() => openAgencyObject('roster', jws, trust.payload));
    expect(openRoster(sign('roster').jws)).toBe('accepted');
    expect(openRoster(signObject('roster', payloads.roster, signers.seal).jws)).toBe('jws-signer');
    expect(openRoster(sign('roster', { issued_at: '2028-01-01T00:00:00Z' }).jws)).toBe(
      'key-expired',
    );
    expect(openRoster(sign('roster', { agency: 'AGENCY-2' }).jws)).toBe('object-agency');
    expect(openAgencyObject('receipt', sign('receipt').jws, trust.payload).type).toBe('receipt');
  });
});

describe('a card', () => {
  const claims = {
    name: '张三',
    unit: '某大学',
    title: '教授',
    age_suite: 'x25519' as const,
    age_recipient: ageKeys.x25519.expert.recipient,
    nonce: '00'.repeat(16),
    issued_at: from,
    app_version: '0.1.0',
  };

  it('opens under the key that it carries, with an id made from it', () => {
    expect(openCard(card.jws)).toEqual(card);
    expect(card.payload.expert).toBe(expertIdOf(signers.expert.kid));
    expect(card.payload.expert).toMatch(/^E-[A-Z2-7]{10}$/);
  });

  it('has a code of 16 characters that changes with anything in it', () => {
    expect(cardCode(card)).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    const other = signCard({ ...claims, unit: '另一大学' }, signers.expert);
    expect(cardCode(other)).not.toBe(cardCode(card));
  });

  it('is refused when someone else signed it, or the key is not the one it names', () => {
    const open = (payload: typeof card.payload, signer: typeof signers.expert) =>
      codeOfRefusal(() => openCard(signObject('enrol', payload, signer).jws));
    expect(open(card.payload, signers.otherExpert)).toBe('jws-signer');
    const mismatch = { ...card.payload, kid: signers.otherExpert.kid };
    expect(open(mismatch, signers.otherExpert)).toBe('jws-signer');
    expect(open({ ...card.payload, expert: 'E-CHOSENNAME' }, signers.expert)).toBe('card-keys');
  });

  it('is refused when its recipient is not of the suite it names', () => {
    const wrong = () => signCard({ ...claims, age_suite: 'pq' }, signers.expert);
    expect(codeOfRefusal(wrong)).toBe('card-keys');
  });
});

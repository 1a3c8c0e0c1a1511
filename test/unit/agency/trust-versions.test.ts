import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { trustChain } from '../../../electron/agency/agency-keys.ts';
import { openBundle } from '../../../electron/formats/bundle-reader.ts';
import { cardCode } from '../../../electron/formats/card.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import { openAgencyObject, trustCode } from '../../../electron/formats/trust.ts';
import { newestTrust, openTrustChain } from '../../../electron/formats/trust-chain.ts';
import type { TrustChange } from '../../../shared/operations/agency-trust.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import {
  enrol,
  exchange,
  handIn,
  type Office,
  openOffice,
  passphrase,
  prepareRound,
  sealWith,
} from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf, startRound } from './started-round.ts';

// One round is started once; each test works in a copy of the agency's folder.
const round = 'CB-2026-1';
const now = '2026-11-21T08:00:00Z';
const scores = [24, 24, 15, 15] as const;
let started: Office;
let li: SimulatedExpert;
let wang: SimulatedExpert;
let office: Office;
let marks: ReturnType<SimulatedExpert['mark']>[];

beforeAll(async () => {
  started = await openOffice();
  li = await SimulatedExpert.named('李明');
  wang = await SimulatedExpert.named('王芳', '南宁师范大学');
  await startRound(started, [li, wang], round);
  started.lock();
});
afterAll(() => started.close());
beforeEach(async () => {
  marks = [li.mark(), wang.mark()];
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-agency-'));
  const from = path.join(started.folder, 'workspace');
  await cp(from, path.join(folder, 'workspace'), { recursive: true });
  office = await openOffice({ folder });
});
afterEach(async () => {
  for (const [index, expert] of [li, wang].entries()) {
    const mark = marks[index];
    if (mark) expert.backTo(mark);
  }
  await office.close();
});

const publish = (change: TrustChange, reason = '例行更换') =>
  office.handlers.publishTrust({ change, reason, passphrase });
const refused = (change: TrustChange) => codeOfRefusalAsync(async () => publish(change));
const exported = async () => {
  const { folder, fileName } = await office.handlers.exportTrust({});
  return openTrustChain(await readFile(path.join(folder, fileName), 'latin1'));
};
const revokeKey = (id: string, effectiveFrom = now): TrustChange => ({
  kind: 'revoke',
  target: 'key',
  id,
  effectiveFrom,
});
const send = async (expert: SimulatedExpert, ...apps: readonly string[]) => {
  const sheets = apps.map((app) => expert.score(office, app, scores));
  return handIn(office, `${expert.name}.hppost`, await expert.post(sheets));
};
const dueOf = async ({ kid }: SimulatedExpert) =>
  (await office.handlers.duePosts({ round })).find((post) => post.kid === kid)?.due;
const journal = () =>
  office
    .session()
    .vault.read.all<{ action: string }>('SELECT action FROM journal ORDER BY seq')
    .map(({ action }) => action);

describe('the next version of the trust document', () => {
  test('is planned in words, signed with the passphrase, journaled, and due to be exported', async () => {
    await office.handlers.exportTrust({});
    const change: TrustChange = { kind: 'renew', expires: '2050-01-01T00:00:00Z' };
    const plan = await office.handlers.planTrust({ change, reason: '到期' });
    expect(plan).toMatchObject({ version: 2 });
    expect(plan.changes.map(({ en }) => en).join()).toContain('2050-01-01');
    expect(trustChain(office.session())).toHaveLength(1);
    const wrong = { change, reason: '到期', passphrase: 'another passphrase' };
    expect(await codeOfRefusalAsync(async () => office.handlers.publishTrust(wrong))).toBe(
      'wrong-passphrase',
    );
    const view = await publish(change, '到期');
    expect(view).toMatchObject({ version: 2, expires: '2050-01-01T00:00:00Z', exportedAt: null });
    expect(view.history[0]).toMatchObject({ version: 2, reason: '到期' });
    expect(view.keys.every(({ notAfter }) => notAfter === '2050-01-01T00:00:00Z')).toBe(true);
    expect(journal()).toContain('trust-renewed');
    expect(await exported()).toEqual(trustChain(office.session()));
  });

  test('is asked for on the first page when its end is near, until it is there', async () => {
    const endsAt = async () => (await office.handlers.home({})).trustEndsAt;
    expect(await endsAt()).toBeNull();
    office.clock.now = '2036-10-15T00:00:00Z';
    expect(await endsAt()).toBe('2036-12-31T23:59:59Z');
    await publish({ kind: 'renew', expires: '2040-01-01T00:00:00Z' });
    expect(await endsAt()).toBeNull();
  });

  test('cannot end earlier than the one before', async () => {
    expect(await refused({ kind: 'renew', expires: '2027-01-01T00:00:00Z' })).toBe(
      'trust-expires-early',
    );
    expect(trustChain(office.session())).toHaveLength(1);
  });

  test('is refused where the clock went back behind the one before', async () => {
    office.clock.now = '2020-01-01T00:00:00Z';
    expect(await refused({ kind: 'rotate-root' })).toBe('trust-successor');
    expect(trustChain(office.session())).toHaveLength(1);
  });
});

describe('other role keys', () => {
  test('sign from now on, and what the former ones signed still holds', async () => {
    const before = newestTrust(trustChain(office.session())).payload;
    await office.handlers.merge({ round });
    office.clock.now = '2026-11-22T08:00:00Z';
    const view = await publish({ kind: 'rotate-role-keys', roles: [] });
    expect(view.keys.map(({ state }) => state)).toEqual([
      ...before.keys.map(() => 'former'),
      ...before.keys.map(() => 'current'),
    ]);
    expect(view.code).toBe(trustCode(before));
    expect((await office.handlers.result({ round }))?.content.round).toBe(round);
    expect((await office.handlers.round({ round })).form?.round).toBe(round);
    await exchange(office, round, [li, wang]);
    const known = new Set(before.keys.map(({ kid }) => kid));
    expect(known.has(li.deliveries.at(-1)?.kid ?? '')).toBe(false);
  });

  test('of one role leave the others', async () => {
    const view = await publish({ kind: 'rotate-role-keys', roles: ['seal'] });
    expect(view.keys.filter(({ state }) => state === 'former').map(({ role }) => role)).toEqual([
      'seal',
    ]);
    expect(view.keys).toHaveLength(6);
  });

  test('once replaced can be taken back, and not before', async () => {
    const [own] = (await office.handlers.trust({})).keys;
    if (!own) throw new Error('an agency has keys');
    expect(await refused(revokeKey(own.kid))).toBe('revoke-current-key');
    await publish({ kind: 'rotate-role-keys', roles: [own.role] });
    const view = await publish(revokeKey(own.kid));
    expect(view.keys.find(({ kid }) => kid === own.kid)?.state).toBe('revoked');
  });
});

describe('another root key', () => {
  test('is signed by both, changes the code, and signs the next version alone', async () => {
    const [first] = trustChain(office.session());
    const view = await publish({ kind: 'rotate-root' });
    const chain = trustChain(office.session());
    expect(newestTrust(chain).jws.split('~')).toHaveLength(2);
    expect(view.code).not.toBe(trustCode(first.payload));
    expect((await office.handlers.home({})).trustCode).toBe(view.code);
    await publish({ kind: 'renew', expires: '2051-01-01T00:00:00Z' });
    expect(newestTrust(trustChain(office.session())).jws.split('~')).toHaveLength(1);
    expect(await exported()).toHaveLength(3);
  });
});

describe('what went out before and after', () => {
  test('every later post carries every later version; it is due until its file was written', async () => {
    await publish({ kind: 'rotate-root' });
    await publish({ kind: 'rotate-role-keys', roles: ['grant'] });
    expect(await dueOf(li)).toEqual(['trust']);
    await exchange(office, round, [li, wang]);
    expect(await dueOf(li)).toEqual([]);
    const items = li.deliveries.at(-1)?.payload.items.map(({ type, rev }) => `${type} ${rev}`);
    expect(items).toEqual(['trust 2', 'trust 3']);
    await send(li, 'B-01');
    await exchange(office, round, [li, wang]);
    const later = li.deliveries.at(-1)?.payload.items.map(({ type }) => type);
    expect(later).toEqual(['trust', 'trust', 'receipt']);
  });

  test('a bundle carries the chain', async () => {
    await publish({ kind: 'rotate-role-keys', roles: [] });
    await publish({ kind: 'rotate-root' });
    await prepareRound(office, threeLots, { round: 'CB-2026-2' });
    await sealWith(office, 'CB-2026-2', [li, wang]);
    const [first] = trustChain(office.session());
    const file = path.join(office.folder, 'out', 'CB-2026-2.hpbundle');
    const bundle = await openBundle(file, () => first);
    await bundle.close();
    expect(bundle.seal.payload.trust_version).toBe(3);
    expect(bundle.chain).toEqual(trustChain(office.session()));
  });
});

describe('taking back', () => {
  test('an unknown or known one is refused', async () => {
    expect(await refused(revokeKey('A'.repeat(43)))).toBe('revoke-unknown');
    const bundle: TrustChange = { ...revokeKey(''), target: 'bundle', id: 'z'.repeat(26) } as never;
    expect(await refused(bundle)).toBe('revoke-unknown');
    await publish(revokeKey(li.kid));
    expect(await refused(revokeKey(li.kid))).toBe('revoke-known');
  });

  test('grants and bundles are offered by name and end up in the document', async () => {
    const { revocable } = await office.handlers.trust({});
    const grant = revocable.find(
      ({ target, about }) => target === 'grant' && about.zh.includes('李明'),
    );
    const bundle = revocable.find(({ target }) => target === 'bundle');
    expect(grant?.id).toBe(li.last('grant').payload.grant_id);
    for (const one of [grant, bundle]) {
      if (!one) throw new Error('it is offered');
      const { target, id } = one;
      await publish({ kind: 'revoke', target, id, effectiveFrom: now }, '误发');
    }
    const view = await office.handlers.trust({});
    expect(view.revoked.map(({ target, reason }) => `${target} ${reason}`)).toEqual([
      'grant 误发',
      'bundle 误发',
    ]);
    expect(view.revocable.some(({ id }) => id === grant?.id)).toBe(false);
  });

  test('an expert’s key leaves what came before, and judges anew what came after', async () => {
    await send(li, 'B-01');
    office.clock.now = '2026-11-23T08:00:00Z';
    await send(li, 'B-02');
    office.clock.now = '2026-11-24T08:00:00Z';
    await publish(revokeKey(li.kid, '2026-11-22T20:00:00Z'), '电脑遗失');
    await send(li, 'B-03');
    expect((await ledgerOf(office, round)).slice(2)).toEqual([
      ['sheet B-01 r1 accepted'],
      ['sheet B-02 r1 key-revoked'],
      ['sheet B-03 r1 key-revoked'],
    ]);
    expect(await dueOf(li)).toEqual([]);
    const [row] = (await office.handlers.experts({})).filter(({ kid }) => kid === li.kid);
    expect(row?.revokedFrom).toBe('2026-11-22T20:00:00Z');
  });
});

describe('a lost laptop', () => {
  test('the new card takes over what is open, old sheets stay and count', async () => {
    await send(li, 'B-01', 'B-02');
    office.clock.now = '2026-11-23T08:00:00Z';
    const again = await SimulatedExpert.named('李明', '广西大学');
    await enrol(office, [again]);
    const change: TrustChange = {
      kind: 'replace-expert',
      kid: li.kid,
      successor: again.kid,
      effectiveFrom: '2026-11-22T00:00:00Z',
    };
    const plan = await office.handlers.planTrust({ change, reason: '电脑遗失' });
    expect(plan.effects.map(({ zh }) => zh).join()).toContain('B-03');
    await publish(change, '电脑遗失');
    expect(journal()).toContain('expert-replaced');
    const { assignments } = await office.handlers.round({ round });
    const appsOf = (kid: string) => assignments.find((one) => one.kid === kid)?.apps;
    expect(appsOf(li.kid)).toEqual(['B-01', 'B-02']);
    expect(appsOf(again.kid)).toEqual(['B-03', 'B-04', 'B-05']);
    // The thief hands in from the old laptop; the expert from the new one.
    await send(li, 'B-03');
    const folder = path.join(office.folder, 'again');
    await mkdir(folder);
    office.answers.folder = folder;
    const hand = async (kid: string) => {
      const { files } = await office.handlers.writePosts({ round, kids: [kid] });
      for (const file of files) await again.take(path.join(folder, file), office);
    };
    await hand(again.kid);
    await handIn(office, 'again.hppost', await again.post([again.declare()]));
    await hand(again.kid);
    expect(again.grantedApps()).toEqual(['B-03', 'B-04', 'B-05']);
    await send(again, 'B-03', 'B-04', 'B-05');
    await send(wang, 'B-01', 'B-02', 'B-03', 'B-04', 'B-05');
    const verdicts = (await ledgerOf(office, round)).flat();
    expect(verdicts.filter((line) => line.endsWith('key-revoked'))).toEqual([
      'sheet B-03 r1 key-revoked',
    ]);
    const { content } = await office.handlers.merge({ round });
    const used = content.lots
      .flatMap(({ standings }) => standings)
      .map(({ app, sheets }) => `${app} ${sheets.filter(({ use }) => use === 'used').length}`);
    expect(used.toSorted()).toEqual(['B-01 2', 'B-02 2', 'B-03 2', 'B-04 2', 'B-05 2', 'B-06 0']);
    expect((await office.handlers.collect({ round })).outstanding).toEqual([]);
  });

  test('is refused without a confirmed other card, and nothing new is assigned to the old one', async () => {
    const again = await SimulatedExpert.named('李明', '广西大学');
    const by = (successor: string): TrustChange => ({
      kind: 'replace-expert',
      kid: li.kid,
      successor,
      effectiveFrom: now,
    });
    expect(await refused(by(again.kid))).toBe('expert-unknown');
    await office.receive(await office.write('again.hpcard', again.card.jws));
    expect(await refused(by(again.kid))).toBe('expert-unconfirmed');
    expect(await refused(by(li.kid))).toBe('expert-same');
    await office.handlers.confirmExpert({ kid: again.kid, code: cardCode(again.card) });
    await publish(by(again.kid));
    await prepareRound(office, threeLots, { round: 'CB-2026-3' });
    const act = () => sealWith(office, 'CB-2026-3', [li]);
    expect(await codeOfRefusalAsync(act)).toBe('expert-revoked');
  });
});

test('a stolen former key signs nothing that is dated after its end', async () => {
  const former = office.session().signing.signer('agency.result', 'ed25519');
  await office.handlers.merge({ round });
  office.clock.now = '2026-11-22T08:00:00Z';
  await publish({ kind: 'rotate-role-keys', roles: ['result'] });
  const { payload } = newestTrust(trustChain(office.session()));
  const result = await office.handlers.result({ round });
  if (!result) throw new Error('the round was merged');
  const signed = (issuedAt: string) => {
    const { contentSha256: content_sha256, content } = result;
    const object = { v: 1, type: 'result', agency: payload.agency, round } as const;
    const dated = { ...object, content_sha256, content, issued_at: issuedAt };
    const { jws } = signObject('result', dated, former);
    return codeOfRefusalAsync(async () => openAgencyObject('result', jws, payload));
  };
  expect(await signed('2026-11-22T08:00:01Z')).toBe('key-expired');
  expect(await signed('2026-11-21T08:00:00Z')).toBe('accepted');
});

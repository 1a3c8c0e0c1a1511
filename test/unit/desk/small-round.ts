// A small agency, built by hand with the formats alone: what an expert's desk receives from it.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64Url } from '../../../electron/formats/base64url.ts';
import { type SealedApplication, writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { onlyKey, signObject } from '../../../electron/formats/jws.ts';
import type { PayloadOf, SignedObject } from '../../../electron/formats/objects.ts';
import { postItemOf, writePost } from '../../../electron/formats/post.ts';
import { newOpaqueId } from '../../../electron/formats/random.ts';
import { runningOver } from '../../../electron/formats/receipt-chain.ts';
import type { Signer } from '../../../electron/formats/signing.ts';
import { signTrust } from '../../../electron/formats/trust.ts';
import type { Party, Target } from '../../../shared/objects/bundle.ts';
import type { Card } from '../../../shared/objects/card.ts';
import { readPost } from '../formats/read-post.ts';
import {
  ageKeys,
  agency,
  from,
  nonce,
  payloads,
  round,
  signers,
  trustPayload,
  until,
} from '../formats/sample-round.ts';

export { agency, from, round, until };
/** It outlives the grants under it, as an agency's does. */
export const trust = signTrust(
  { ...trustPayload('pq'), expires: '2028-01-01T00:00:00Z' },
  signers.root,
);
export const issuedAt = '2026-06-01T08:00:00Z';

const bilingual = (zh: string, en: string) => ({ zh, en });

const criterion = (id: string, max: number, commentRequired: boolean) => ({
  id,
  title: bilingual(`指标${id}`, `Criterion ${id}`),
  guidance: bilingual('', ''),
  source: '',
  max,
  step: 50,
  weight: max,
  weightIsDefault: false,
  commentRequired,
  levels: [],
});

export type Release = PayloadOf<'form'>['release'];

export function formPayload(release: Release): PayloadOf<'form'> {
  return {
    ...payloads.form,
    release,
    rubric: {
      fullMark: 10_000,
      criteria: [criterion('C1', 6_000, true), criterion('C2', 4_000, false)],
      decision: {
        kind: 'recommendation',
        title: bilingual('结论', 'Decision'),
        choices: [
          { id: 'YES', title: bilingual('推荐', 'Yes') },
          { id: 'NO', title: bilingual('不推荐', 'No') },
        ],
        required: true,
      },
      overallComment: 'required',
    },
    policy: { ...payloads.form.policy, tieChain: ['C1', 'C2'] },
  };
}

const party = (title: string, unit: string, more: Partial<Party> = {}): Party => ({
  title,
  unit,
  leader: '李四',
  members: ['王五（示例研究院）'],
  partners: [],
  demand_side: '需求集团有限公司',
  ...more,
});

export const parties: Readonly<Record<string, Party>> = {
  'A-01': party('甲项目', '甲公司'),
  'A-02': party('乙项目', '乙公司', { partners: ['广西大学人工智能学院'] }),
  'A-03': party('丙项目', '丙公司'),
};
const lotOf = (app: string) => (app === 'A-03' ? 'LOT-2' : 'LOT-1');

/** Bytes that no two places share, as a document of `size` bytes. */
export function documentBytes(app: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 8) * 7 + app.charCodeAt(3)) & 0xff;
  return bytes;
}
export const documentSize = 200_000;

export type SmallRound = {
  readonly form: SignedObject<'form'>;
  readonly seal: SignedObject<'bundle-seal'>;
  readonly bundlePath: string;
  readonly trustPath: string;
  readonly trust: SignedObject<'trust'>;
  readonly applications: readonly SealedApplication[];
};

/** Seals three applications in two lots and writes bundle and trust document into `folder`. */
export async function sealSmallRound(
  folder: string,
  options: {
    readonly release?: Release;
    readonly rev?: number;
    readonly prev?: string;
    readonly bundleId?: string;
    readonly trust?: SignedObject<'trust'>;
    /** Versions after the first; they are in the bundle and not in the trust file. */
    readonly later?: readonly SignedObject<'trust'>[];
    readonly sealSigner?: Signer;
    /** Asks for more or something else than `formPayload` does. */
    readonly rule?: Pick<PayloadOf<'form'>, 'rubric' | 'policy'>;
    /** Of every application. */
    readonly targets?: readonly Target[];
  } = {},
): Promise<SmallRound> {
  const form = signObject(
    'form',
    { ...formPayload(options.release ?? 'after-declaration'), ...options.rule },
    signers.form,
  );
  const bundlePath = join(folder, `round-${newOpaqueId().slice(0, 6)}.hpbundle`);
  const written = await writeBundle({
    path: bundlePath,
    agency,
    round,
    bundleId: options.bundleId ?? newOpaqueId(),
    rev: options.rev ?? 1,
    prevSealSha256: options.prev ?? null,
    suite: 'pq',
    recoveryRecipients: [],
    applications: Object.entries(parties).map(([app, one]) => ({
      app,
      lot: lotOf(app),
      lotTitle: lotOf(app) === 'LOT-1' ? '需求一' : '需求二',
      party: one,
      facts: [{ key: 'staff', label: '职工人数', value: '120' }],
      ...(options.targets === undefined ? {} : { targets: options.targets }),
      documents: [
        { title: '申报书', kind: 'main', source: inMemory(documentBytes(app, documentSize)) },
        { title: '附件', kind: 'attachment', source: inMemory(documentBytes(app, 10)) },
      ],
    })),
    form,
    trust: [options.trust ?? trust, ...(options.later ?? [])],
    sealSigner: options.sealSigner ?? signers.seal,
    issuedAt,
    notAfter: until,
  });
  const trustPath = join(folder, 'agency.hptrust');
  await writeFile(trustPath, (options.trust ?? trust).jws);
  return {
    form,
    seal: written.seal,
    bundlePath,
    trustPath,
    trust: options.trust ?? trust,
    applications: written.applications,
  };
}

function inMemory(bytes: Uint8Array) {
  return {
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

type About = { readonly expert: string; readonly expert_kid: string };
export const aboutOf = (card: Card): About => ({ expert: card.expert, expert_kid: card.kid });

export function rosterFor(
  card: Card,
  sealed: SmallRound,
  changes: Partial<PayloadOf<'roster'>> = {},
): SignedObject<'roster'> {
  return signObject(
    'roster',
    {
      ...payloads.roster,
      ...aboutOf(card),
      form_sha256: sealed.form.payloadSha256,
      apps: Object.entries(parties).map(([app, one]) => ({
        app,
        lot: lotOf(app),
        lot_title: '需求',
        party: one,
      })),
      issued_at: issuedAt,
      ...changes,
    },
    signers.grant,
  );
}

export function grantFor(
  card: Card,
  sealed: SmallRound,
  apps: readonly string[],
  changes: Partial<PayloadOf<'grant'>> = {},
): SignedObject<'grant'> {
  return signObject(
    'grant',
    {
      ...payloads.grant,
      ...aboutOf(card),
      coi_sha256: null,
      bundles: [{ bundle_id: sealed.seal.payload.bundle_id, min_rev: 1 }],
      form_sha256: sealed.form.payloadSha256,
      apps: sealed.applications
        .filter(({ record }) => apps.includes(record.app))
        .map(({ record, identity }) => ({ app: record.app, identity, role: 'reader' as const })),
      issued_at: issuedAt,
      not_after: until,
      ...changes,
    },
    signers.grant,
  );
}

export function decisionFor(
  card: Card,
  coiSha256: string,
  apps: PayloadOf<'decision'>['apps'],
): SignedObject<'decision'> {
  const about = { ...aboutOf(card), coi_sha256: coiSha256, apps, issued_at: issuedAt };
  return signObject('decision', { ...payloads.decision, ...about }, signers.grant);
}

export function receiptFor(
  card: Card,
  items: PayloadOf<'receipt'>['items'],
  changes: Partial<PayloadOf<'receipt'>> = {},
): SignedObject<'receipt'> {
  const running_sha256 = runningOver(items);
  const about = { ...aboutOf(card), items, received_at: issuedAt, running_sha256, ...changes };
  return signObject('receipt', { ...payloads.receipt, ...about }, signers.receipt);
}

type DeliveryObject = Parameters<typeof writePost>[1][number];

// Hash of the last post of each number to each expert: the next one names it.
const sent = new Map<string, string>();

/** Writes a post of the agency to the expert of the card. */
export async function writeDelivery(
  path: string,
  card: Card,
  seq: number,
  objects: readonly DeliveryObject[],
  changes: Partial<PayloadOf<'delivery'>> = {},
  signer = signers.grant,
): Promise<string> {
  const about = `${card.kid} ${changes.round ?? round}`;
  const head = signObject(
    'delivery',
    {
      ...payloads.delivery,
      ...aboutOf(card),
      delivery_seq: seq,
      prev_delivery_sha256: seq === 1 ? null : (sent.get(`${about} ${seq - 1}`) ?? nonce.repeat(2)),
      items: objects.map(postItemOf),
      issued_at: issuedAt,
      ...changes,
    },
    signer,
  );
  sent.set(`${about} ${seq}`, head.payloadSha256);
  await writeFile(path, await writePost(head, objects, [card.age_recipient]));
  return path;
}

/** Opens what an expert sent, with the agency's intake key and the card's key. */
export async function openSubmission(bytes: Uint8Array, card: Card) {
  const key = fromBase64Url(card.sig_pub) ?? new Uint8Array();
  const source = onlyKey(key);
  const post = await readPost(bytes, [ageKeys.pq.agency.identity], (_, kid) => source(kid));
  if (post.head.type !== 'submission') throw new Error('an expert sends submissions');
  return {
    head: post.head,
    coi: post.objects.filter((object) => object.type === 'coi'),
    sheets: post.objects.filter((object) => object.type === 'sheet'),
    confirmations: post.objects.filter((object) => object.type === 'confirmation'),
    destructions: post.objects.filter((object) => object.type === 'destruction'),
  };
}

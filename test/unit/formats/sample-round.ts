// One small made-up round with fixed keys and times: what the tests of the formats share and what
// the golden files are made from. The secrets below protect nothing.
import { identityToRecipient } from 'age-encryption';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { expertIdOf, signCard } from '../../../electron/formats/card.ts';
import type { KeySource } from '../../../electron/formats/jws.ts';
import { onlyKey, signObject } from '../../../electron/formats/jws.ts';
import {
  type ObjectType,
  objectKinds,
  type PayloadOf,
  type SignedObject,
} from '../../../electron/formats/objects.ts';
import { postItemOf } from '../../../electron/formats/post.ts';
import { type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import { signTrust } from '../../../electron/formats/trust.ts';
import type { AgeSuite } from '../../../shared/objects/common.ts';

export const from = '2026-01-01T00:00:00Z';
export const until = '2027-01-01T00:00:00Z';
export const now = '2026-06-01T08:30:00Z';
export const hash = 'ab'.repeat(32);
export const opaque = 'abcdefghijklmnopqrstuvwxyz';
export const nonce = '0123456789abcdef0123456789abcdef';
export const agency = 'AGENCY-1';
export const round = 'ROUND-2026-1';

const seeded = (n: number): Signer => signerFromSeed(new Uint8Array(32).fill(n));

export const signers = {
  root: seeded(1),
  seal: seeded(2),
  grant: seeded(3),
  form: seeded(4),
  receipt: seeded(5),
  result: seeded(6),
  expert: seeded(7),
  self: seeded(7),
  otherExpert: seeded(8),
  otherRoot: seeded(9),
} as const;

const identities = {
  x25519: {
    expert: 'AGE-SECRET-KEY-1UQYU6LK73X0PJGD7ZLQTMV7MN7LDNPR5F3PF2MZRURRSQL7FS8LST0KLME',
    agency: 'AGE-SECRET-KEY-1A6LQV4QM89L95LJ7X854FKCGY54LMAM45N7NV48TQPESSD9E9WFSCH0G7T',
  },
  pq: {
    expert: 'AGE-SECRET-KEY-PQ-1LZFRDAS4NUEQ8NC6V6AY8TSQG9SM2ZGFDEJN6YKZ6RQPZX4DWEPQW85KLY',
    agency: 'AGE-SECRET-KEY-PQ-1RYUUMKEFM2F7T26JN5TS7YXEFC6WE8S5S99953XSY8WDQZVLUA3QWDRNUE',
  },
} as const;

async function ageKeysOf(suite: AgeSuite) {
  const { expert, agency: office } = identities[suite];
  return {
    suite,
    expert: { identity: expert, recipient: await identityToRecipient(expert) },
    agency: { identity: office, recipient: await identityToRecipient(office) },
  };
}

export const ageKeys = { x25519: await ageKeysOf('x25519'), pq: await ageKeysOf('pq') } as const;

const listed = (signer: Signer) => ({
  kid: signer.kid,
  alg: 'Ed25519' as const,
  pub: toBase64Url(signer.publicKey),
});

const bilingual = (zh: string, en: string) => ({ zh, en });

export function trustPayload(suite: AgeSuite = 'x25519'): PayloadOf<'trust'> {
  const role = (name: 'seal' | 'grant' | 'form' | 'receipt' | 'result') => ({
    ...listed(signers[name]),
    role: name,
    not_before: from,
    not_after: until,
  });
  const { recipient } = ageKeys[suite].agency;
  return {
    v: 1,
    type: 'trust',
    agency,
    name: '示例管理机构',
    version: 1,
    issued_at: from,
    expires: until,
    suite: 'ed25519',
    root: [listed(signers.root)],
    root_threshold: 1,
    keys: [role('seal'), role('grant'), role('form'), role('receipt'), role('result')],
    intake: { suite, recipients: [recipient] },
    recovery: { suite, recipients: [recipient] },
    revoked: [],
    min_app_version: '0.1.0',
  };
}

export const trust = signTrust(trustPayload(), signers.root);
export const pqTrust = signTrust(trustPayload('pq'), signers.root);
export const expert = expertIdOf(signers.expert.kid);
const about = { agency, round, expert, expert_kid: signers.expert.kid };

export const card = signCard(
  {
    name: '张三',
    unit: '某大学',
    title: '教授',
    age_suite: 'x25519',
    age_recipient: ageKeys.x25519.expert.recipient,
    nonce,
    issued_at: from,
    app_version: '0.1.0',
  },
  signers.expert,
);

const criterion = {
  id: 'C1',
  title: bilingual('创新性', 'Novelty'),
  guidance: bilingual('看是否新。', 'Is it new?'),
  source: '',
  max: 10_000,
  step: 50,
  weight: 10_000,
  weightIsDefault: true,
  commentRequired: false,
  levels: [],
};

const policy: PayloadOf<'form'>['policy'] = {
  aggregator: 'mean',
  trim: { minSheets: 5 },
  rounding: [{ at: 'application', places: 2, mode: 'half-up' }],
  rankOn: 'printed',
  tieChain: ['C1'],
  quorum: { minSheets: 1 },
  singleApplication: 'score',
  selectPerLot: 1,
  vote: null,
};

export const party = {
  title: '高性能示例项目',
  unit: '示例公司',
  leader: '李四',
  members: ['王五'],
  partners: [],
  demand_side: '',
};

/** A payload of every type, each fit to be signed by the signer of its role. */
export const payloads: { readonly [T in ObjectType]: PayloadOf<T> } = {
  trust: trust.payload,
  enrol: card.payload,
  form: {
    v: 1,
    type: 'form',
    agency,
    agency_name: '示例管理机构',
    round,
    title: '示例评审',
    programme: { id: 'sample', version: '1', title: bilingual('示例计划', 'Sample') },
    review: { id: 'sample-review', title: bilingual('示例评审', 'Sample review'), source: '' },
    rubric: {
      fullMark: 10_000,
      criteria: [criterion],
      decision: { kind: 'none', title: bilingual('', ''), choices: [], required: false },
      overallComment: 'optional',
    },
    policy,
    release: 'after-declaration',
    commitment: bilingual('本人承诺客观公正。', 'I shall be fair.'),
    opens_at: from,
    closes_at: until,
    issued_at: now,
  },
  'bundle-seal': {
    v: 1,
    type: 'bundle-seal',
    agency,
    round,
    bundle_id: opaque,
    rev: 1,
    manifest_sha256: hash,
    manifest_size: 1234,
    form_sha256: hash,
    trust_version: 1,
    issued_at: now,
    not_after: until,
    prev_seal_sha256: null,
  },
  roster: {
    v: 1,
    type: 'roster',
    ...about,
    form_sha256: hash,
    rev: 1,
    apps: [{ app: 'A-01', lot: 'LOT-1', lot_title: '需求一', party }],
    issued_at: now,
  },
  coi: {
    v: 1,
    type: 'coi',
    ...about,
    roster_sha256: hash,
    form_sha256: hash,
    commitment_sha256: hash,
    rev: 1,
    prev: null,
    apps: [
      { app: 'A-01', status: 'none', kind: null, detail: '' },
      { app: 'A-02', status: 'conflict', kind: 'R1', detail: '同一单位' },
    ],
    claimed_at: now,
    nonce,
    app_version: '0.1.0',
  },
  decision: {
    v: 1,
    type: 'decision',
    ...about,
    coi_sha256: hash,
    apps: [{ app: 'A-02', outcome: 'recused', reason: '与申报单位同属一个单位' }],
    issued_at: now,
  },
  'recusal-effect': {
    v: 1,
    type: 'recusal-effect',
    ...about,
    rev: 1,
    decision_sha256: hash,
    apps: [{ app: 'A-02', keys: 'withheld', void_sheets: [], since: now }],
    issued_at: now,
  },
  grant: {
    v: 1,
    type: 'grant',
    ...about,
    grant_id: opaque,
    rev: 1,
    coi_sha256: hash,
    bundles: [{ bundle_id: opaque, min_rev: 1 }],
    form_sha256: hash,
    apps: [{ app: 'A-01', identity: ageKeys.x25519.expert.identity, role: 'reader' }],
    issued_at: now,
    not_after: until,
    trust_version: 1,
  },
  sheet: {
    v: 1,
    type: 'sheet',
    ...about,
    bundle: hash,
    form_sha256: hash,
    app: 'A-01',
    app_record_sha256: hash,
    coi_sha256: hash,
    rev: 1,
    prev: null,
    state: 'final',
    scores: [{ item: 'C1', value: 8_550 }],
    total: '171/2',
    decision: null,
    comments: [{ item: 'C1', text: '有新意，“细节”见第 3 页。\n\t\u2028' }],
    overall: '同意',
    evidence: [
      {
        item: 'C1',
        docid: opaque,
        doc_sha256: hash,
        page_index: 2,
        page_label: '3',
        rects: [[100, 200, 300, 400]],
        view_box: [0, 0, 59_528, 84_189],
        rotate: 0,
        user_unit: 100,
        quote: { exact: '关键技术', prefix: '', suffix: '' },
      },
    ],
    claimed_at: now,
    clock_suspect: false,
    nonce,
    app_version: '0.1.0',
  },
  query: {
    v: 1,
    type: 'query',
    ...about,
    rev: 1,
    app: 'A-01',
    item: 'C1',
    sheet_sha256: hash,
    text: '请说明依据。',
    answer_by: until,
    issued_at: now,
  },
  'query-answer': {
    v: 1,
    type: 'query-answer',
    ...about,
    query_sha256: hash,
    app: 'A-01',
    item: 'C1',
    rev: 1,
    prev: null,
    reason: '见附件第 3 页。',
    corrected_sha256: null,
    claimed_at: now,
    nonce,
    app_version: '0.1.0',
  },
  'panel-decision': {
    v: 1,
    type: 'panel-decision',
    ...about,
    app: 'A-01',
    item: null,
    sheet_sha256: hash,
    rev: 1,
    prev: null,
    query_sha256: hash,
    answer_sha256: null,
    outcome: 'mean-of-others',
    votes: { abnormal: 3, normal: 1, members: 5 },
    decided_by: '专家组',
    reason: '没有依据。',
    issued_at: now,
  },
  confirmation: {
    v: 1,
    type: 'confirmation',
    ...about,
    rev: 1,
    prev: null,
    coi_sha256: hash,
    sheets: [hash],
    arisen: [{ app: 'A-01', kind: 'R11', detail: '评审期间获知' }],
    statement_sha256: hash,
    claimed_at: now,
    nonce,
    app_version: '0.1.0',
  },
  destruction: {
    v: 1,
    type: 'destruction',
    ...about,
    rev: 1,
    prev: null,
    confirmation_sha256: hash,
    bundles: [{ bundle_id: opaque, seal_sha256: hash }],
    grants: [{ payload_sha256: hash, apps: ['A-01'] }],
    records: ['A-01'],
    drafts: [{ app: 'A-01', rev: 1 }],
    documents: [{ app: 'A-01', docid: opaque }],
    kept: [{ type: 'sheet', payload_sha256: hash }],
    unacknowledged: [],
    claimed_at: now,
    nonce,
    app_version: '0.1.0',
  },
  delivery: {
    v: 1,
    type: 'delivery',
    ...about,
    delivery_seq: 1,
    prev_delivery_sha256: null,
    items: [],
    trust_version: 1,
    issued_at: now,
  },
  submission: {
    v: 1,
    type: 'submission',
    ...about,
    bundle: null,
    submission_seq: 1,
    prev_submission_sha256: null,
    items: [],
    complete: false,
    claimed_at: now,
  },
  receipt: {
    v: 1,
    type: 'receipt',
    ...about,
    rev: 1,
    items: [{ payload_sha256: hash, type: 'sheet', app: 'A-01', rev: 1, verdict: 'accepted' }],
    received_at: now,
    running_sha256: hash,
  },
  result: {
    v: 1,
    type: 'result',
    agency,
    round,
    content_sha256: hash,
    content: {
      agency,
      round,
      title: '示例评审',
      bundle: hash,
      form_sha256: hash,
      policy,
      engine: 'hengping-merge/1',
      lots: [],
      flags: [],
      sheets: [{ sha256: hash, use: 'used' }],
    },
    issued_at: now,
  },
  'panel-opinion': {
    v: 1,
    type: 'panel-opinion',
    agency,
    round,
    version: 1,
    prev: null,
    content_sha256: hash,
    content: {
      agency,
      round,
      title: '示例评审',
      result_content_sha256: hash,
      overall: '总体可行。',
      applications: [
        { app: 'A-01', overall: '', criteria: [{ item: 'C-1', text: '团队完整，经验充分。' }] },
      ],
    },
    members: [
      {
        expert: about.expert,
        kid: about.expert_kid,
        name: '李明',
        unit: '示例大学',
        stand: 'dissent',
        on: '2026-11-27',
        dissents: [{ app: 'A-01', reason: '经济指标依据不足。' }],
      },
    ],
    issued_at: now,
  },
  'proposed-list': {
    v: 1,
    type: 'proposed-list',
    agency,
    round,
    title: '示例评审',
    version: 1,
    prev: null,
    result_content_sha256: hash,
    opinion_sha256: hash,
    entries: [
      {
        app: 'A-01',
        lot: 'L-1',
        lot_title: '示例需求',
        title: '示例项目',
        unit: '示例单位',
        result: { kind: 'not-selected', choice: null, place: 2 },
        listed: true,
        place: 1,
        choice: null,
      },
    ],
    departures: [{ app: 'A-01', kind: 'added', reason: '统筹布局。' }],
    publication: {
      list_sha256: hash,
      starts: '2026-11-27',
      days: 5,
      ends: '2026-12-04',
      known: true,
      shows_scores: false,
    },
    objections: [
      {
        number: 1,
        by: '某单位',
        received_on: '2026-12-01',
        in_writing: true,
        app: 'A-01',
        text: '对申报条件有异议。',
        timing: 'inside',
        file: { name: '异议.pdf', size: 1024, sha256: hash },
        handled: { outcome: 'rejected', reason: '经核查，条件符合。', on: '2026-12-03' },
      },
    ],
    final: false,
    issued_at: now,
  },
};

export const objectTypes = Object.keys(objectKinds) as ObjectType[];

export function signerOf(type: ObjectType): Signer {
  return signers[objectKinds[type].role];
}

/** A source that knows the one key that may sign the type. */
export function keyFor(type: ObjectType): KeySource {
  return onlyKey(signerOf(type).publicKey);
}

export function sign<T extends ObjectType>(
  type: T,
  changes: Partial<PayloadOf<T>> = {},
): SignedObject<T> {
  return signObject(type, { ...payloads[type], ...changes }, signerOf(type));
}

/** Some sheets and a declaration with the submission that lists them. */
export function sampleSubmission() {
  const objects = [
    sign('coi'),
    sign('sheet', { app: 'A-01' }),
    sign('sheet', { app: 'A-03' }),
    sign('sheet', { app: 'A-04' }),
  ];
  return { head: sign('submission', { items: objects.map(postItemOf) }), objects };
}

export function sampleDelivery() {
  const objects = [sign('roster'), sign('decision'), sign('grant'), sign('receipt')];
  return { head: sign('delivery', { items: objects.map(postItemOf) }), objects };
}

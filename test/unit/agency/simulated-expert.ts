// An expert made of formats alone: keys, what arrived in posts, and what is signed in answer.

import { readFile } from 'node:fs/promises';
import { trustChain } from '../../../electron/agency/agency-keys.ts';
import { roundCase } from '../../../electron/agency/expert-case.ts';
import { sealedRound } from '../../../electron/agency/rounds.ts';
import { type AgeKeyPair, newAgeIdentity } from '../../../electron/formats/age-keys.ts';
import { signCard } from '../../../electron/formats/card.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { type PostObject, postItemOf, writePost } from '../../../electron/formats/post.ts';
import { newNonce128 } from '../../../electron/formats/random.ts';
import { newSigningKey, type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import { agencyKeys } from '../../../electron/formats/trust.ts';
import { newestTrust } from '../../../electron/formats/trust-chain.ts';
import { sheetTotal } from '../../../shared/merge/sheet-total.ts';
import type { Declaration } from '../../../shared/objects/declaration.ts';
import type { Sheet } from '../../../shared/objects/sheet.ts';
import type { Trust } from '../../../shared/objects/trust.ts';
import { readPost } from '../formats/read-post.ts';
import type { Office } from './agency-office.ts';

type Answer = Declaration['apps'][number];

const at = '2026-11-22T02:00:00Z';

export class SimulatedExpert {
  readonly name: string;
  readonly signer: Signer;
  readonly card: SignedObject<'enrol'>;
  readonly #age: AgeKeyPair;
  readonly received: PostObject[] = [];
  readonly deliveries: SignedObject<'delivery'>[] = [];
  readonly sent: SignedObject<'submission'>[] = [];
  /** The newest one signed. */
  declaration: SignedObject<'coi'> | undefined;
  #trust: Trust | undefined;

  private constructor(name: string, signer: Signer, card: SignedObject<'enrol'>, age: AgeKeyPair) {
    this.name = name;
    this.signer = signer;
    this.card = card;
    this.#age = age;
  }

  static async named(
    name: string,
    unit = '广西大学',
    suite: 'pq' | 'x25519' = 'x25519',
  ): Promise<SimulatedExpert> {
    const signer = signerFromSeed(newSigningKey().seed);
    const age = await newAgeIdentity(suite);
    const card = signCard(
      {
        name,
        unit,
        title: '教授',
        age_suite: age.suite,
        age_recipient: age.recipient,
        nonce: newNonce128(),
        issued_at: at,
        app_version: '0.1.0',
      },
      signer,
    );
    return new SimulatedExpert(name, signer, card, age);
  }

  /** How far this expert's own story went, for tests that begin again from there. */
  mark() {
    const { declaration } = this;
    return {
      declaration,
      sent: this.sent.length,
      received: this.received.length,
      deliveries: this.deliveries.length,
    };
  }

  backTo(mark: ReturnType<SimulatedExpert['mark']>): void {
    this.declaration = mark.declaration;
    this.sent.length = mark.sent;
    this.received.length = mark.received;
    this.deliveries.length = mark.deliveries;
  }

  /** Speaks upon what another expert was sent, in the own name. */
  borrow(other: SimulatedExpert): void {
    this.#trust = other.#trust;
    const { declaration } = other;
    if (!declaration) throw new Error('there is a declaration to borrow');
    const { expert } = this.card.payload;
    const payload = { ...declaration.payload, expert, expert_kid: this.kid };
    this.declaration = { ...declaration, payload };
  }

  get kid(): string {
    return this.signer.kid;
  }

  /** Opens a post of the agency and keeps what it carries. */
  async take(file: string, office: Office): Promise<void> {
    const chain = trustChain(office.session());
    const trust = newestTrust(chain).payload;
    this.#trust = trust;
    const keyOf: Parameters<typeof readPost>[2] = (type, kid) =>
      agencyKeys(trust, type === 'receipt' ? 'receipt' : 'grant')(kid);
    const post = await readPost(await readFile(file), [this.#age.identity], keyOf, chain);
    if (post.head.type !== 'delivery') throw new Error('an agency sends deliveries');
    if (this.deliveries.some((known) => known.payloadSha256 === post.head.payloadSha256)) return;
    this.deliveries.push(post.head);
    this.received.push(...post.objects);
  }

  /** What a post of the agency carries; nothing of it is kept. */
  async opened(bytes: Uint8Array, keyOf: Parameters<typeof readPost>[2]) {
    return readPost(bytes, [this.#age.identity], keyOf);
  }

  /** The newest object of a type that the agency sent. */
  last<T extends PostObject['type']>(type: T): Extract<PostObject, { type: T }> {
    const found = this.received.findLast(
      (object): object is Extract<PostObject, { type: T }> => object.type === type,
    );
    if (!found) throw new Error(`no ${type} arrived`);
    return found;
  }

  grantedApps(): readonly string[] {
    return this.last('grant').payload.apps.map(({ app }) => app);
  }

  /** A signed declaration upon the newest roster: `none` but for what `answers` says. */
  declare(
    answers: Readonly<Record<string, Partial<Answer>>> = {},
    change: Partial<Declaration> = {},
  ): SignedObject<'coi'> {
    const roster = this.last('roster');
    const { agency, round, form_sha256, expert, expert_kid, apps } = roster.payload;
    this.declaration = signObject(
      'coi',
      {
        v: 1,
        type: 'coi',
        agency,
        round,
        expert,
        expert_kid,
        form_sha256,
        roster_sha256: roster.payloadSha256,
        commitment_sha256: 'c0'.repeat(32),
        rev: 1,
        prev: null,
        apps: apps.map(({ app }) => ({
          app,
          status: 'none',
          kind: null,
          detail: '',
          ...answers[app],
        })),
        claimed_at: at,
        nonce: newNonce128(),
        app_version: '0.1.0',
        ...change,
      },
      this.signer,
    );
    return this.declaration;
  }

  /** Declares again upon the last declaration. */
  declareAgain(answers: Readonly<Record<string, Partial<Answer>>>): SignedObject<'coi'> {
    const before = this.declaration;
    if (!before) throw new Error('an expert declares first');
    return this.declare(answers, { rev: before.payload.rev + 1, prev: before.payloadSha256 });
  }

  /** A sound sheet for an application, but for what `change` says. `scores` in points. */
  score(
    office: Office,
    app: string,
    scores: readonly [number, number, number, number],
    change: Partial<Sheet> = {},
  ): SignedObject<'sheet'> {
    const { declaration } = this;
    if (!declaration) throw new Error('an expert declares first');
    const sealed = sealedFacts(office, declaration.payload.round, app);
    const items = sealed.rubric.criteria.map(({ id }, index) => ({
      item: id,
      value: Math.round((scores[index] ?? 0) * 100),
    }));
    const { agency, round, expert, expert_kid } = declaration.payload;
    return signObject(
      'sheet',
      {
        v: 1,
        type: 'sheet',
        agency,
        round,
        bundle: sealed.bundle,
        form_sha256: sealed.formSha256,
        app,
        app_record_sha256: sealed.record,
        expert,
        expert_kid,
        coi_sha256: declaration.payloadSha256,
        rev: 1,
        prev: null,
        state: 'final',
        scores: items,
        total:
          sheetTotal(
            sealed.rubric,
            Object.fromEntries(items.map(({ item, value }) => [item, value])),
          ) ?? '0',
        decision: null,
        comments: [{ item: 'RISK-BENEFIT', text: '风险可控。' }],
        overall: '',
        evidence: [],
        claimed_at: at,
        clock_suspect: false,
        nonce: newNonce128(),
        app_version: '0.1.0',
        ...change,
      },
      this.signer,
    );
  }

  /** The next revision of a sheet. */
  amend(before: SignedObject<'sheet'>, change: Partial<Sheet> = {}): SignedObject<'sheet'> {
    return signObject(
      'sheet',
      {
        ...before.payload,
        state: 'amend',
        rev: before.payload.rev + 1,
        prev: before.payloadSha256,
        nonce: newNonce128(),
        ...change,
      },
      this.signer,
    );
  }

  /** A post with these objects, numbered after the one before, encrypted to the agency. */
  async post(
    objects: readonly SignedObject<
      'coi' | 'sheet' | 'query-answer' | 'confirmation' | 'destruction'
    >[],
    change: Partial<SignedObject<'submission'>['payload']> = {},
  ): Promise<Uint8Array> {
    const [first] = objects;
    if (!first || !this.#trust) throw new Error('an expert answers what arrived');
    const { agency, round, expert, expert_kid } = first.payload;
    const last = this.sent.at(-1);
    const head = signObject(
      'submission',
      {
        v: 1,
        type: 'submission',
        agency,
        round,
        bundle: null,
        expert,
        expert_kid,
        submission_seq: this.sent.length + 1,
        prev_submission_sha256: last?.payloadSha256 ?? null,
        items: objects.map(postItemOf),
        complete: false,
        claimed_at: at,
        ...change,
      },
      this.signer,
    );
    this.sent.push(head);
    return writePost(head, objects, this.#trust.intake.recipients);
  }
}

function sealedFacts(office: Office, round: string, app: string) {
  const shared = roundCase(office.session(), sealedRound(office.session(), round));
  return {
    rubric: shared.round.rubric,
    bundle: shared.facts.bundle,
    formSha256: shared.facts.formSha256,
    record: shared.facts.records.get(app) ?? 'ee'.repeat(32),
  };
}

import { invariant } from '../../shared/errors.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import type { PostObject } from '../formats/post.ts';
import { newOpaqueId } from '../formats/random.ts';
import type { AgencySession } from '../workspace/session.ts';
import { roleSigner, trustInForce } from './agency-keys.ts';
import { type DueKind, type DueObjects, dueOrder } from './due-objects.ts';
import type { ExpertInRound, RoundCase } from './expert-case.ts';
import { graceAfter } from './grace.ts';
import { signQueries } from './sign-queries.ts';

/** An object that was just signed, with its number among those of its type to this expert. */
export type IssuedNow = { readonly object: PostObject; readonly rev: number };

/** Signs what is due to one expert, in the order of a post. */
export function issueObjects(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: DueObjects,
): readonly IssuedNow[] {
  const made: IssuedNow[] = [];
  for (const kind of dueOrder) {
    if (kind === 'query') {
      made.push(...signQueries(session, addressed(session, shared, one), one, due.query ?? []));
      continue;
    }
    const rev = one.issued.filter((issued) => issued.type === kind).length + 1;
    const decision = made.find(({ object }) => object.type === 'decision')?.object;
    const object = issue(session, shared, one, due, kind, rev, decision);
    if (object) made.push({ object, rev });
  }
  return made;
}

function issue(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: DueObjects,
  kind: Exclude<DueKind, 'query'>,
  rev: number,
  decision: PostObject | undefined,
): PostObject | null {
  switch (kind) {
    case 'roster':
      return due.roster && signRoster(session, shared, one, due.roster, rev);
    case 'decision':
      return due.decision && signDecision(session, shared, one, due.decision);
    case 'recusal-effect': {
      const follows = decision ?? one.issued.findLast(({ type }) => type === 'decision');
      const effect = due['recusal-effect'];
      if (!effect) return null;
      invariant(follows, 'an effect follows from a decision');
      return signEffect(session, shared, one, effect, rev, follows.payloadSha256);
    }
    case 'grant':
      return due.grant && signGrant(session, shared, one, due.grant, rev);
    case 'receipt':
      return due.receipt && signReceipt(session, shared, one, due.receipt, rev);
  }
}

type Due<K extends Exclude<DueKind, 'query'>> = NonNullable<DueObjects[K]>;

function addressed(session: AgencySession, shared: RoundCase, one: ExpertInRound) {
  return {
    v: 1,
    agency: session.agency,
    round: shared.round.round,
    expert: one.expert.expert,
    expert_kid: one.expert.kid,
  } as const;
}

function signRoster(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: Due<'roster'>,
  rev: number,
): SignedObject<'roster'> {
  const wanted = new Set(due.apps);
  return signObject(
    'roster',
    {
      ...addressed(session, shared, one),
      type: 'roster',
      form_sha256: shared.round.formSha256,
      rev,
      apps: shared.applications
        .filter(({ app }) => wanted.has(app))
        .map(({ app, lot, lotTitle, party }) => ({ app, lot, lot_title: lotTitle, party })),
      issued_at: session.now(),
    },
    roleSigner(session, 'grant'),
  );
}

function signDecision(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: Due<'decision'>,
): SignedObject<'decision'> {
  return signObject(
    'decision',
    {
      ...addressed(session, shared, one),
      ...due,
      type: 'decision',
      issued_at: session.now(),
    },
    roleSigner(session, 'grant'),
  );
}

function signEffect(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: Due<'recusal-effect'>,
  rev: number,
  decisionSha256: string,
): SignedObject<'recusal-effect'> {
  return signObject(
    'recusal-effect',
    {
      ...addressed(session, shared, one),
      ...due,
      type: 'recusal-effect',
      rev,
      decision_sha256: decisionSha256,
      issued_at: session.now(),
    },
    roleSigner(session, 'grant'),
  );
}

function signGrant(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: Due<'grant'>,
  rev: number,
): SignedObject<'grant'> {
  const { round } = shared;
  const identities = new Map(shared.applications.map(({ app, identity }) => [app, identity]));
  return signObject(
    'grant',
    {
      ...addressed(session, shared, one),
      type: 'grant',
      grant_id: newOpaqueId(),
      rev,
      coi_sha256: due.coiSha256,
      bundles: [{ bundle_id: round.bundle.bundleId, min_rev: round.bundle.rev }],
      form_sha256: round.formSha256,
      apps: due.apps.map((app) => {
        const identity = identities.get(app);
        invariant(identity, 'an assigned application of a sealed round has its identity');
        return { app, identity, role: 'reader' };
      }),
      issued_at: session.now(),
      not_after: graceAfter(round.closesAt),
      trust_version: trustInForce(session).payload.version,
    },
    roleSigner(session, 'grant'),
  );
}

function signReceipt(
  session: AgencySession,
  shared: RoundCase,
  one: ExpertInRound,
  due: Due<'receipt'>,
  rev: number,
): SignedObject<'receipt'> {
  return signObject(
    'receipt',
    {
      ...addressed(session, shared, one),
      ...due,
      type: 'receipt',
      rev,
      received_at: session.now(),
    },
    roleSigner(session, 'receipt'),
  );
}

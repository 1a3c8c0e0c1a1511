import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Decision, RecusalEffect } from '../../shared/objects/declaration.ts';
import type { Grant } from '../../shared/objects/grant.ts';
import type { Receipt } from '../../shared/objects/post.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { peekObjectOf } from '../formats/jws.ts';
import type { StoredQuery } from '../vault/agency-queries.ts';
import type { ExpertInRound, RoundCase } from './expert-case.ts';
import { recusalEffects } from './recusal-effects.ts';
import { decisionInForce, declarationInForce, recusalStanding } from './recusal-standing.ts';

export type DueKind = 'roster' | 'decision' | 'recusal-effect' | 'grant' | 'query' | 'receipt';

/** What should go to one expert now, as the parts of the objects that depend on the case. */
export type DueObjects = {
  readonly roster: { readonly apps: readonly string[] } | null;
  readonly decision: Pick<Decision, 'coi_sha256' | 'apps'> | null;
  /** Follows from the decision that is due, or from the one that was issued last. */
  readonly 'recusal-effect': Pick<RecusalEffect, 'apps'> | null;
  readonly grant: { readonly apps: readonly string[]; readonly coiSha256: string | null } | null;
  readonly query: readonly StoredQuery[] | null;
  readonly receipt: Pick<Receipt, 'items' | 'running_sha256'> | null;
};

/** A post carries them in this order: who applies, what was decided, keys, questions, what arrived. */
export const dueOrder: readonly DueKind[] = [
  'roster',
  'decision',
  'recusal-effect',
  'grant',
  'query',
  'receipt',
];

const nothing: DueObjects = {
  roster: null,
  decision: null,
  'recusal-effect': null,
  grant: null,
  query: null,
  receipt: null,
};

/** Compares what went out with what holds now. To a key that was taken back nothing goes any more. */
export function dueObjects(shared: RoundCase, one: ExpertInRound): DueObjects {
  if (one.revokedFrom !== null) return nothing;
  return {
    roster: dueRoster(shared, one),
    decision: dueDecision(one),
    'recusal-effect': dueEffect(one),
    grant: dueGrant(shared, one),
    query: dueQueries(one),
    receipt: dueReceipt(one),
  };
}

function dueRoster(shared: RoundCase, one: ExpertInRound): DueObjects['roster'] {
  if (one.assigned.length === 0) return null;
  const listed = new Map(
    one.rosters.at(-1)?.payload.apps.map(({ app, party }) => [app, canonicalJson(party)]),
  );
  return one.assigned.every((app) => listed.get(app) === shared.parties.get(app))
    ? null
    : { apps: one.assigned };
}

function dueDecision(one: ExpertInRound): DueObjects['decision'] {
  const { declarations } = one.judged;
  const declaration = declarationInForce(declarations);
  if (!declaration) return null;
  const apps = one.decisions
    .filter((decision) => decisionInForce(declarations, decision) !== undefined)
    .map(({ app, outcome, reason }) => ({ app, outcome, reason }));
  const last = lastIssued(one, 'decision');
  const told = last && peekObjectOf('decision', last.jws).unverifiedPayload;
  const isTold =
    apps.length === 0 ||
    (told?.coi_sha256 === declaration.payloadSha256 &&
      JSON.stringify(told.apps.map(plain)) === JSON.stringify(apps.map(plain)));
  return isTold ? null : { coi_sha256: declaration.payloadSha256, apps };
}

function dueEffect(one: ExpertInRound): DueObjects['recusal-effect'] {
  const apps = [...recusalEffects(one)];
  const last = lastIssued(one, 'recusal-effect');
  const told = last && peekObjectOf('recusal-effect', last.jws).unverifiedPayload;
  const decision = dueDecision(one) === null ? lastIssued(one, 'decision') : undefined;
  const isTold =
    apps.length === 0 ||
    (decision?.payloadSha256 === told?.decision_sha256 &&
      canonicalJson(told?.apps ?? []) === canonicalJson(apps));
  return isTold ? null : { apps };
}

const plain = ({ app, outcome, reason }: Decision['apps'][number]) => [app, outcome, reason];

function dueGrant(shared: RoundCase, one: ExpertInRound): DueObjects['grant'] {
  const apps = grantable(shared, one);
  if (apps.every((app) => one.granted.has(app))) return null;
  const coiSha256 = declarationInForce(one.judged.declarations)?.payloadSha256 ?? null;
  return { apps, coiSha256 };
}

/** Applications whose keys the expert may have now. With the bundle, keys go before the answer. */
export function grantable(
  shared: RoundCase,
  one: ExpertInRound,
): readonly Grant['apps'][number]['app'][] {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  return one.assigned.filter((app) => {
    const { kind } = recusalStanding(one.judged.declarations, decisionOf.get(app), app);
    return kind === 'open' || (kind === 'undeclared' && shared.round.release === 'with-bundle');
  });
}

/** Questions still to be signed; none about an application that a recusal has closed since. */
function dueQueries({ queries, decisions, judged }: ExpertInRound): DueObjects['query'] {
  const decisionOf = new Map(decisions.map((decision) => [decision.app, decision]));
  const due = queries.filter(
    ({ payloadSha256, app }) =>
      payloadSha256 === null &&
      recusalStanding(judged.declarations, decisionOf.get(app), app).kind === 'open',
  );
  return due.length === 0 ? null : due;
}

function dueReceipt(one: ExpertInRound): DueObjects['receipt'] {
  const last = one.received.at(-1);
  if (!last) return null;
  const items = one.received.map(({ payloadSha256, type, app, rev, verdict }) => ({
    payload_sha256: payloadSha256,
    type,
    app,
    rev,
    verdict,
  }));
  const receipt = lastIssued(one, 'receipt');
  const told = receipt && peekObjectOf('receipt', receipt.jws).unverifiedPayload.items;
  const isTold =
    told?.length === items.length &&
    items.every(
      (item, i) =>
        told[i]?.payload_sha256 === item.payload_sha256 && told[i]?.verdict === item.verdict,
    );
  return isTold ? null : { items, running_sha256: last.runningSha256 };
}

function lastIssued(one: ExpertInRound, type: DueKind) {
  return one.issued.filter((object) => object.type === type).at(-1);
}

export function dueKinds(due: DueObjects): readonly DueKind[] {
  return dueOrder.filter((kind) => due[kind] !== null);
}

/** What the round waits for from this expert, or from the agency about this expert; null where
 * everything is in. */
export function waitingFor(one: ExpertInRound): Bilingual | null {
  const { declarations, sheets } = one.judged;
  if (one.revokedFrom !== null) return { zh: '密钥已停用', en: 'the key is taken back' };
  if (one.assigned.length === 0) {
    return { zh: '尚未分配项目', en: 'nothing assigned' };
  }
  if (!declarationInForce(declarations)) {
    return { zh: '等待专家回传回避声明', en: "waiting for the expert's declaration" };
  }
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  const standings = one.assigned.map((app) => ({
    app,
    kind: recusalStanding(declarations, decisionOf.get(app), app).kind,
  }));
  if (standings.some(({ kind }) => kind === 'undecided')) {
    return { zh: '等待本机构作出回避决定', en: 'waiting for your recusal decision' };
  }
  if (standings.some(({ kind }) => kind === 'outdated')) {
    return {
      zh: '等待专家就更正的项目重新声明',
      en: 'waiting for new answers on corrected applications',
    };
  }
  if (standings.some(({ kind }) => kind === 'undeclared')) {
    return { zh: '等待专家就新增项目补充声明', en: 'waiting for answers on added applications' };
  }
  const accepted = new Set(
    sheets.filter(({ verdict }) => verdict === 'accepted').map(({ payload }) => payload.app),
  );
  const missing = standings.filter(({ app, kind }) => kind === 'open' && !accepted.has(app));
  if (missing.length === 0) return null;
  return {
    zh: `等待 ${missing.length} 份评分表`,
    en: `waiting for ${missing.length} sheet(s)`,
  };
}

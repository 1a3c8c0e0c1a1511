import { invariant } from '../../shared/errors.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import { storedPayload } from '../formats/jws.ts';
import type { ReceivedObject } from '../vault/agency-posts-in.ts';
import type { RecusalDecision } from '../vault/agency-posts-out.ts';
import { type IssuedRoster, judgeDeclaration } from './judge-declaration.ts';
import { type ExpertFacts, judgeSheet, type SealedRoundFacts } from './judge-sheet.ts';
import { type JudgedDeclaration, standingVerdict } from './recusal-standing.ts';
import { judgeChain } from './revision-chain.ts';

/** Everything that decides about one expert's objects in one round. */
export type ExpertCase = {
  readonly round: SealedRoundFacts;
  readonly expert: ExpertFacts;
  readonly rosters: readonly IssuedRoster[];
  readonly decisions: readonly RecusalDecision[];
  readonly received: readonly Received[];
};

type Received = Pick<ReceivedObject, 'payloadSha256' | 'type' | 'jws' | 'receivedAt'>;

export type JudgedSheet = {
  readonly payloadSha256: string;
  readonly payload: Sheet;
  readonly verdict: Verdict;
};

export type JudgedExpert = {
  readonly declarations: readonly JudgedDeclaration[];
  readonly sheets: readonly JudgedSheet[];
};

/**
 * The verdicts of everything received from one expert. A pure function of the whole set: the order
 * in which posts came in does not matter, and a verdict may change when more arrives.
 */
export function judgeExpert(one: ExpertCase): JudgedExpert {
  const declarations = judgeDeclarations(one);
  return { declarations, sheets: judgeSheets(one, declarations) };
}

function judgeDeclarations(one: ExpertCase): readonly JudgedDeclaration[] {
  const read = one.received
    .filter((object) => object.type === 'coi')
    .map((object) => ({
      ...object,
      payload: storedPayload('coi', object.jws, object.payloadSha256),
    }));
  const chain = judgeChain(
    read.map(({ payloadSha256, payload, receivedAt }) => ({
      payloadSha256,
      rev: payload.rev,
      prev: payload.prev,
      own: judgeDeclaration(payload, one.round, one.expert, one.rosters, receivedAt),
    })),
  );
  return read.map(({ payloadSha256, payload, receivedAt }) => ({
    payloadSha256,
    payload,
    receivedAt,
    verdict: found(chain, payloadSha256),
  }));
}

function judgeSheets(
  one: ExpertCase,
  declarations: readonly JudgedDeclaration[],
): readonly JudgedSheet[] {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  const read = one.received
    .filter((object) => object.type === 'sheet')
    .map((object) => ({
      ...object,
      payload: storedPayload('sheet', object.jws, object.payloadSha256),
    }));
  const verdicts = new Map<string, Verdict>();
  for (const [app, sheets] of Map.groupBy(read, (sheet) => sheet.payload.app)) {
    const links = sheets.map(({ payloadSha256, payload, receivedAt }) => {
      const standing = standingVerdict(declarations, decisionOf.get(app), payload);
      const own = judgeSheet(payload, receivedAt, one.round, one.expert, standing);
      return { payloadSha256, rev: payload.rev, prev: payload.prev, own };
    });
    for (const [sha256, verdict] of judgeChain(links)) verdicts.set(sha256, verdict);
  }
  return read.map(({ payloadSha256, payload }) => ({
    payloadSha256,
    payload,
    verdict: found(verdicts, payloadSha256),
  }));
}

function found(verdicts: ReadonlyMap<string, Verdict>, payloadSha256: string): Verdict {
  const verdict = verdicts.get(payloadSha256);
  invariant(verdict, 'every received object is judged');
  return verdict;
}

import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant } from '../../shared/errors.ts';
import type { Confirmation, Destruction } from '../../shared/objects/closing.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import type { Carrier, ReceivedRow } from '../vault/agency-posts-in.ts';
import type { RecusalDecision } from '../vault/agency-posts-out.ts';
import {
  type AnswerFacts,
  correctionDeadlines,
  type IssuedQuery,
  type JudgedAnswer,
  judgeAnswer,
} from './judge-answers.ts';
import { type IssuedRoster, judgeDeclaration } from './judge-declaration.ts';
import {
  type ExpertFacts,
  isReceivedRevoked,
  judgeSheet,
  type SealedRoundFacts,
} from './judge-sheet.ts';
import { carriedStanding, judgeSubmissions, type PostStanding } from './judge-submissions.ts';
import type { ReceivedMemory } from './received-memory.ts';
import { type JudgedDeclaration, recusalStanding, standingVerdict } from './recusal-standing.ts';
import { judgeChain } from './revision-chain.ts';

/** Everything that decides about one expert's objects in one round. */
export type ExpertCase = {
  readonly round: SealedRoundFacts;
  readonly expert: ExpertFacts;
  readonly rosters: readonly IssuedRoster[];
  readonly decisions: readonly RecusalDecision[];
  readonly queries: readonly IssuedQuery[];
  readonly received: readonly Received[];
  readonly memory: Pick<ReceivedMemory, 'read'>;
  /** False where no sheet is to be judged. */
  readonly withSheets: boolean;
  /** Where each object stood, over all posts that were taken in. */
  readonly carriers: readonly Carrier[];
  /** Party by application as it holds now, in canonical JSON. */
  readonly parties: ReadonlyMap<string, string>;
};

type Received = Pick<ReceivedRow, 'payloadSha256' | 'type' | 'receivedAt'>;

export type JudgedSheet = {
  readonly payloadSha256: string;
  readonly payload: SheetFacts;
  readonly verdict: Verdict;
};

export type JudgedClosing =
  | {
      readonly type: 'confirmation';
      readonly payloadSha256: string;
      readonly payload: Confirmation;
      readonly receivedAt: string;
      readonly verdict: Verdict;
    }
  | {
      readonly type: 'destruction';
      readonly payloadSha256: string;
      readonly payload: Destruction;
      readonly receivedAt: string;
      readonly verdict: Verdict;
    };

export type JudgedExpert = {
  readonly declarations: readonly JudgedDeclaration[];
  readonly sheets: readonly JudgedSheet[];
  /** Confirmations and destruction receipts. */
  readonly closings: readonly JudgedClosing[];
  readonly answers: readonly JudgedAnswer[];
  /** How each post stands, by hash of its signed list. */
  readonly posts: ReadonlyMap<string, PostStanding>;
};

/**
 * The verdicts of everything received from one expert. A pure function of the whole set: the order
 * in which posts came in does not matter, and a verdict may change when more arrives.
 */
export function judgeExpert(one: ExpertCase): JudgedExpert {
  const { posts, quarantine } = quarantineOf(one);
  const declarations = judgeDeclarations(one, quarantine);
  const facts = answerFacts(one, declarations);
  const answers = judgeAnswers(one, facts, quarantine);
  const deadlines = correctionDeadlines(answers, facts);
  return {
    declarations,
    answers,
    sheets: one.withSheets ? judgeSheets(one, declarations, quarantine, deadlines) : [],
    closings: judgeClosings(one, quarantine),
    posts,
  };
}

type Quarantine = (payloadSha256: string) => PostStanding;

/** How each post stands, and each object by the posts that carried it. */
function quarantineOf(one: ExpertCase): {
  readonly posts: ReadonlyMap<string, PostStanding>;
  readonly quarantine: Quarantine;
} {
  const typeOf = new Map(one.received.map(({ payloadSha256, type }) => [payloadSha256, type]));
  const carried = one.carriers.map((carrier) => ({
    ...carrier,
    type: typeOf.get(carrier.payloadSha256) ?? '',
  }));
  const posts = judgeSubmissions(
    carried,
    (at) => at <= one.round.closesAt && !isReceivedRevoked(one.expert, at),
  );
  const carriersOf = Map.groupBy(carried, ({ payloadSha256 }) => payloadSha256);
  const quarantine: Quarantine = (payloadSha256) =>
    carriedStanding(carriersOf.get(payloadSha256) ?? [], posts);
  return { posts, quarantine };
}

function judgeDeclarations(one: ExpertCase, quarantine: Quarantine): readonly JudgedDeclaration[] {
  const read = one.received
    .filter((object) => object.type === 'coi')
    .map((object) => ({
      ...object,
      payload: one.memory.read('coi', object.payloadSha256),
    }));
  const chain = judgeChain(
    read.map(({ payloadSha256, payload, receivedAt }) => ({
      payloadSha256,
      rev: payload.rev,
      prev: payload.prev,
      // A recusal does not wait for a post of sheets that is still under way.
      own:
        quarantine(payloadSha256) === 'twin'
          ? 'post-twin'
          : judgeDeclaration(payload, one.round, one.expert, one.rosters, receivedAt),
    })),
  );
  return read.map(({ payloadSha256, payload, receivedAt }) => ({
    payloadSha256,
    payload,
    receivedAt,
    verdict: found(chain, payloadSha256),
    outdated: outdatedApps(one, payload.roster_sha256),
  }));
}

function outdatedApps(one: ExpertCase, rosterSha256: string): ReadonlySet<string> {
  const answered = one.rosters.find(({ payloadSha256 }) => payloadSha256 === rosterSha256);
  return new Set(
    answered?.payload.apps
      .filter(({ app, party }) => one.parties.get(app) !== canonicalJson(party))
      .map(({ app }) => app),
  );
}

function answerFacts(one: ExpertCase, declarations: readonly JudgedDeclaration[]): AnswerFacts {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  // Nobody answers in most rounds: then no sheet is read for it.
  const hasAnswers = one.received.some(({ type }) => type === 'query-answer');
  const sheets = hasAnswers ? one.received.filter(({ type }) => type === 'sheet') : [];
  return {
    agency: one.round.agency,
    round: one.round.round,
    expert: one.expert.expert,
    kid: one.expert.kid,
    queries: one.queries,
    sheets: new Map(
      sheets.map(({ payloadSha256 }) => [payloadSha256, one.memory.read('sheet', payloadSha256)]),
    ),
    isOpen: (app) => recusalStanding(declarations, decisionOf.get(app), app).kind === 'open',
  };
}

function judgeAnswers(
  one: ExpertCase,
  facts: AnswerFacts,
  quarantine: Quarantine,
): readonly JudgedAnswer[] {
  const read = one.received
    .filter(({ type }) => type === 'query-answer')
    .map(({ payloadSha256, receivedAt }) => ({
      payloadSha256,
      receivedAt,
      payload: one.memory.read('query-answer', payloadSha256),
    }));
  const verdicts = new Map<string, Verdict>();
  for (const same of Map.groupBy(read, ({ payload }) => payload.query_sha256).values()) {
    const links = same.map(({ payloadSha256, payload, receivedAt }) => {
      const standing = closingVerdict(one, quarantine(payloadSha256), receivedAt);
      const own = standing === 'accepted' ? judgeAnswer(payload, facts) : standing;
      return { payloadSha256, rev: payload.rev, prev: payload.prev, own };
    });
    for (const [sha256, verdict] of judgeChain(links)) verdicts.set(sha256, verdict);
  }
  return read.map((answer) => ({ ...answer, verdict: found(verdicts, answer.payloadSha256) }));
}

function judgeClosings(one: ExpertCase, quarantine: Quarantine): readonly JudgedClosing[] {
  return (['confirmation', 'destruction'] as const).flatMap((type) => {
    const read = one.received
      .filter((object) => object.type === type)
      .map(({ payloadSha256, receivedAt }) => ({
        payloadSha256,
        receivedAt,
        payload: one.memory.read(type, payloadSha256),
      }));
    const chain = judgeChain(
      read.map(({ payloadSha256, payload: { rev, prev }, receivedAt }) => ({
        payloadSha256,
        rev,
        prev,
        own: closingVerdict(one, quarantine(payloadSha256), receivedAt),
      })),
    );
    return read.map(
      (object) =>
        ({ ...object, type, verdict: found(chain, object.payloadSha256) }) as JudgedClosing,
    );
  });
}

// Round, expert and key were held against the list of the post that carried it.
function closingVerdict(one: ExpertCase, standing: PostStanding, receivedAt: string): Verdict {
  if (isReceivedRevoked(one.expert, receivedAt)) return 'key-revoked';
  return standing === 'twin' ? 'post-twin' : 'accepted';
}

function judgeSheets(
  one: ExpertCase,
  declarations: readonly JudgedDeclaration[],
  quarantine: Quarantine,
  deadlines: ReadonlyMap<string, string>,
): readonly JudgedSheet[] {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  const read = one.received
    .filter((object) => object.type === 'sheet')
    .map((object) => ({
      ...object,
      payload: one.memory.read('sheet', object.payloadSha256),
    }));
  const verdicts = new Map<string, Verdict>();
  for (const [app, sheets] of Map.groupBy(read, (sheet) => sheet.payload.app)) {
    const links = sheets.map(({ payloadSha256, payload, receivedAt }) => {
      const standing = standingVerdict(declarations, decisionOf.get(app), payload);
      const closesAt = laterOf(one.round.closesAt, deadlines.get(payloadSha256));
      const round = { ...one.round, closesAt };
      const content = judgeSheet(payload, receivedAt, round, one.expert, standing);
      const own = quarantined(content, quarantine(payloadSha256));
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

const laterOf = (time: string, other: string | undefined): string =>
  other !== undefined && other > time ? other : time;

/** What is wrong with a sheet itself is said before what is wrong with its post. */
function quarantined(content: Verdict, standing: PostStanding): Verdict {
  const isSound = content === 'accepted' || content === 'withdrawn' || content === 'void';
  if (!isSound || standing === 'counted') return content;
  return standing === 'twin' ? 'post-twin' : 'post-missing';
}

function found(verdicts: ReadonlyMap<string, Verdict>, payloadSha256: string): Verdict {
  const verdict = verdicts.get(payloadSha256);
  invariant(verdict, 'every received object is judged');
  return verdict;
}

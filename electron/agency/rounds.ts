import { Refusal } from '../../shared/errors.ts';
import type { Release } from '../../shared/objects/form.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { checkRule } from '../../shared/rule-check.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import {
  insertRound,
  readBundle,
  readRound,
  type StoredBundle,
  type StoredRound,
  saveBasics,
  saveStoredRule,
} from '../vault/agency-rounds.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { offeredReview } from './programmes.ts';
import { keepReview } from './round-review.ts';

/** The id of the one job that seals; while it runs no round can be edited. */
export const sealJobId = 'seal';

/** @throws Refusal round-unknown */
export function knownRound(session: AgencySession, round: string): StoredRound {
  const found = readRound(session.vault.read, round);
  if (!found) throw new Refusal('round-unknown', 'no such round', { round });
  return found;
}

export type SealedRound = StoredRound & {
  readonly formJws: string;
  readonly formSha256: string;
  readonly bundle: StoredBundle;
};

export function asSealed(session: AgencySession, round: StoredRound): SealedRound | null {
  const bundle = readBundle(session.vault.read, round.round);
  const { formJws, formSha256 } = round;
  if (!bundle || formJws === null || formSha256 === null) return null;
  return { ...round, formJws, formSha256, bundle };
}

/** @throws Refusal round-unknown, round-not-sealed */
export function sealedRound(session: AgencySession, round: string): SealedRound {
  const sealed = asSealed(session, knownRound(session, round));
  if (!sealed) throw new Refusal('round-not-sealed', 'the round has no bundle');
  return sealed;
}

/**
 * A round that may still change.
 * @throws Refusal round-unknown, round-sealed, job-running
 */
export function editableRound(
  session: AgencySession,
  jobs: JobRegistry,
  round: string,
): StoredRound {
  const found = knownRound(session, round);
  if (found.formSha256 !== null) throw new Refusal('round-sealed', 'the round is sealed');
  if (jobs.isRunning(sealJobId)) throw new Refusal('job-running', 'a bundle is being sealed');
  return found;
}

type Basics = {
  readonly round: string;
  readonly title: string;
  readonly release: Release;
  readonly opensAt: string;
  readonly closesAt: string;
};

export type NewRoundInput = Basics & { readonly programme: string; readonly review: string };

/**
 * Makes a round with the rubric and rule that the programme gives its review.
 * @throws Refusal round-exists, round-dates, programme-unknown
 */
export function createRound(session: AgencySession, input: NewRoundInput): void {
  const from = offeredReview(session, input);
  checkDates(input);
  if (readRound(session.vault.read, input.round)) {
    throw new Refusal('round-exists', 'round id is taken', { round: input.round });
  }
  session.vault.write.transaction(() => {
    insertRound(session.vault.write, {
      ...input,
      title: input.title.normalize('NFC'),
      rubric: from.review.rubric,
      policy: from.review.policy,
      createdAt: session.now(),
    });
    keepReview(session, input.round, from);
    record(session, 'round-created', input.round);
  });
}

/** @throws Refusal round-unknown, round-sealed, job-running, round-dates */
export function updateBasics(session: AgencySession, jobs: JobRegistry, input: Basics): void {
  editableRound(session, jobs, input.round);
  checkDates(input);
  const basics = { ...input, title: input.title.normalize('NFC') };
  session.vault.write.transaction(() => {
    saveBasics(session.vault.write, input.round, basics);
    record(session, 'round-basics', input.round);
  });
}

function checkDates(dates: Pick<Basics, 'opensAt' | 'closesAt'>): void {
  if (dates.closesAt <= dates.opensAt) {
    throw new Refusal('round-dates', 'closes before it opens');
  }
}

/**
 * Saves rubric and rule of a round that is not sealed.
 * @throws Refusal round-unknown, round-sealed, job-running, rule-invalid (with the first problem)
 */
export function saveRule(
  session: AgencySession,
  jobs: JobRegistry,
  input: { readonly round: string; readonly rubric: Rubric; readonly policy: Policy },
): void {
  editableRound(session, jobs, input.round);
  const [first] = checkRule(input.rubric, input.policy);
  if (first) {
    throw new Refusal('rule-invalid', `rule at ${first.path.join('.')}`, {
      problem: first.message.en,
      zhProblem: first.message.zh,
    });
  }
  session.vault.write.transaction(() => {
    saveStoredRule(session.vault.write, input.round, { ...input, at: session.now() });
    record(session, 'round-rule', input.round);
  });
}

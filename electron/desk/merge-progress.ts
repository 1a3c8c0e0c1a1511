import type { MergedProgress } from '../../shared/operations/safekeeping.ts';
import type { BackupFacts } from '../vault/backup.ts';
import { findErased, keepErased } from '../vault/erased-rounds.ts';
import { type DraftContent, listDrafts, replaceDraft } from '../vault/expert-drafts.ts';
import {
  draftHash,
  hasDraftPoint,
  isEmptyDraft,
  keepDraftCopy,
  noteDraftPoint,
  wholeDraft,
} from '../vault/expert-progress.ts';
import {
  listRounds,
  type StoredRound,
  setBundle,
  setDeclaration,
  setGrant,
  setRoster,
} from '../vault/expert-rounds.ts';
import { addMissingRows, signedTwice } from '../vault/merge-tables.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { storedPayload } from './round-papers.ts';

/**
 * Takes in what was done in another copy of this workspace. Papers, receipts and signed sheets are
 * added and never replaced. Of two drafts the one that went on from the other holds; where both were
 * worked on, the one saved later holds and the other is kept beside it, with every comment. A draft
 * never takes the place of a signed revision.
 */
export function mergeProgress(
  session: ExpertSession,
  from: ReadDb,
  facts: BackupFacts,
): MergedProgress {
  const db = session.vault.write;
  return db.transaction(() => {
    const twice = signedTwice(db, from);
    addMissingRows(db, from);
    // An older copy still holds the keys of a round that was erased here.
    keepErased(db);
    const living = listRounds(from).filter(({ round }) => findErased(db, round) === null);
    const merged = living.flatMap((theirs) => {
      bringUpPapers(session, theirs);
      return listDrafts(from, theirs.round).map(({ app }) => ({
        round: theirs.round,
        app,
        outcome: mergeDraft(session, from, theirs.round, app),
      }));
    });
    record(session, 'progress-merged', facts.createdAt);
    const withOutcome = (...wanted: readonly DraftOutcome[]) =>
      merged
        .filter(({ outcome }) => wanted.includes(outcome))
        .map(({ round, app }) => ({ round, app }));
    return {
      createdAt: facts.createdAt,
      taken: withOutcome('taken', 'taken-and-kept'),
      copies: withOutcome('taken-and-kept', 'kept-beside'),
      unchanged: withOutcome('same').length,
      signedTwice: twice,
    };
  });
}

type DraftOutcome = 'same' | 'taken' | 'taken-and-kept' | 'kept-beside';

function mergeDraft(
  session: ExpertSession,
  from: ReadDb,
  round: string,
  app: string,
): DraftOutcome {
  const db = session.vault.write;
  const theirs = wholeDraft(from, round, app);
  const ours = wholeDraft(db, round, app);
  if (!theirs) return 'same';
  const decide = (): DraftOutcome => {
    if (!ours) return 'taken';
    const [own, other] = [draftHash(ours), draftHash(theirs)];
    const step = rankOf(theirs) - rankOf(ours);
    if (own === other) return step > 0 ? 'taken' : 'same';
    const ownIsOld = isEmptyDraft(ours) || hasDraftPoint(from, round, app, own);
    const otherIsOld = isEmptyDraft(theirs) || hasDraftPoint(db, round, app, other);
    if (step > 0) return ownIsOld ? 'taken' : 'taken-and-kept';
    if (step < 0) return otherIsOld ? 'same' : 'kept-beside';
    if (ours.state === 'signed') return 'kept-beside';
    // Where each was the other's past once, work went to and fro: that is no past to forget.
    if (ownIsOld !== otherIsOld) return ownIsOld ? 'taken' : 'same';
    return theirs.savedAt > ours.savedAt ? 'taken-and-kept' : 'kept-beside';
  };
  const outcome = decide();
  const at = session.now();
  if (outcome === 'taken-and-kept' && ours) keepDraftCopy(db, round, app, ours, at);
  if (outcome === 'kept-beside') keepDraftCopy(db, round, app, theirs, at);
  if (outcome === 'taken' || outcome === 'taken-and-kept') replaceDraft(db, round, app, theirs);
  noteDraftPoint(db, round, app);
  return outcome;
}

/** A signed revision comes after the draft of it, and before the draft of the next. */
const rankOf = ({ rev, state }: DraftContent): number => 2 * rev + (state === 'signed' ? 1 : 0);

/** The later papers of a round hold; a bundle that is not on this computer is taken in again. */
function bringUpPapers(session: ExpertSession, theirs: StoredRound): void {
  const db = session.vault.write;
  const { round } = theirs;
  const ours = listRounds(db).find((row) => row.round === round);
  if (!ours) return;
  const revOf = (type: 'roster' | 'coi' | 'grant', sha256: string | null): number =>
    sha256 === null ? 0 : storedPayload(db, type, sha256).rev;
  for (const [type, own, other, set] of [
    ['roster', ours.rosterSha256, theirs.rosterSha256, setRoster],
    ['coi', ours.declarationSha256, theirs.declarationSha256, setDeclaration],
    ['grant', ours.grantSha256, theirs.grantSha256, setGrant],
  ] as const) {
    if (other !== null && revOf(type, other) > revOf(type, own)) set(db, round, other);
  }
  const { bundleFile: file, bundleId, bundleRev: rev, sealSha256, formSha256 } = theirs;
  if (file === null || bundleId === null || rev === null) return;
  if (sealSha256 === null || formSha256 === null || rev <= (ours.bundleRev ?? 0)) return;
  setBundle(db, round, { file, bundleId, rev, sealSha256, formSha256 });
}

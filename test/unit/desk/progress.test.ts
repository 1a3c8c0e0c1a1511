import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wholeJournal } from '../../../electron/vault/journal.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  declare,
  declared,
  expertWithGrant,
  expertWithRoster,
  newExpert,
  type Program,
  passphrase,
  score,
  startProgram,
} from './expert-program.ts';
import { grantFor, round, writeDelivery } from './small-round.ts';

const tests = deskTests();

async function backUp(program: Program, name: string): Promise<string> {
  const path = join(tests.home(), name);
  program.dialog.saveTo = path;
  await program.safekeeping.backUp({});
  return path;
}

/** The same expert on another computer, from a backup. */
async function secondComputer(backup: string): Promise<Program> {
  const program = await tests.start(
    Promise.resolve(startProgram(join(tests.home(), 'second-computer'))),
  );
  program.dialog.open = [backup];
  await program.safekeeping.chooseBackup({});
  await program.safekeeping.restore({ kind: 'passphrase', passphrase });
  return program;
}

async function merge(program: Program, backup: string) {
  program.dialog.open = [backup];
  return program.safekeeping.mergeProgress({});
}

const comment = (program: Program, app: string, text: string, at?: string) => {
  if (at !== undefined) program.clock.at = at;
  return program.expert.saveDraft({ round, app, change: { kind: 'comment', item: 'C1', text } });
};
const commentOf = async (program: Program, app: string) =>
  (await program.expert.draft({ round, app })).comments.C1;
const apps = (found: readonly { readonly app: string }[]) => found.map(({ app }) => app);

describe('progress from another computer', () => {
  test('goes on where the other left off: drafts, pages seen, answers, papers', async () => {
    const first = await tests.start(expertWithRoster(tests.home(), tests.sealed()));
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    // The bundle is not in a backup; it is taken in again.
    expect(await second.receive(tests.sealed().bundlePath)).toEqual(['accepted']);
    await declare(second);
    const grant = grantFor(second.card, tests.sealed(), ['A-01', 'A-02', 'A-03'], declared(second));
    const post = await writeDelivery(join(second.home, 'g.hppost'), second.card, 2, [grant]);
    expect(await second.receive(post)).toEqual(['accepted']);
    await score(second, 'A-01', 4_000, 2_000);
    const docid = tests.sealed().applications[0]?.record.docs[0]?.docid ?? '';
    const key = { round, app: 'A-01', docid };
    await second.reader.pagesSeen({ ...key, pageCount: 3, pages: [1, 2] });
    const merged = await merge(first, await backUp(second, 'b.hpbackup'));
    expect(apps(merged.taken)).toEqual(['A-01']);
    expect([merged.copies, merged.signedTwice]).toEqual([[], []]);
    expect(await commentOf(first, 'A-01')).toBe('理由充分');
    const desk = await first.expert.desk({ round });
    const documents = desk.applications.find(({ app }) => app === 'A-01')?.documents;
    expect(documents?.[0]).toMatchObject({ docid, pageCount: 3, pagesSeen: 2 });
    const { read } = first.holder.expert().vault;
    expect(wholeJournal(read).at(-1)?.action).toBe('progress-merged');
    expect(await first.safekeeping.keptDrafts({})).toEqual([]);
  });

  test('leaves what was done here alone, and comes and goes without a conflict', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await comment(first, 'A-01', 'first');
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    await second.receive(tests.sealed().bundlePath);
    await comment(first, 'A-02', 'here meanwhile');
    await comment(second, 'A-01', 'first, and more');
    const there = await merge(first, await backUp(second, 'b.hpbackup'));
    expect([apps(there.taken), there.copies]).toEqual([['A-01'], []]);
    await comment(first, 'A-01', 'first, and more, and back');
    const back = await merge(second, await backUp(first, 'c.hpbackup'));
    expect([apps(back.taken), back.copies]).toEqual([['A-01', 'A-02'], []]);
    expect(await commentOf(second, 'A-01')).toBe('first, and more, and back');
    expect(await commentOf(second, 'A-02')).toBe('here meanwhile');
    const again = await merge(second, join(tests.home(), 'b.hpbackup'));
    expect([again.taken, again.copies]).toEqual([[], []]);
  });

  test('keeps both where both were worked on: the later one holds, no comment is lost', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await comment(first, 'A-01', 'common');
    await comment(first, 'A-02', 'common');
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    await second.receive(tests.sealed().bundlePath);
    await comment(first, 'A-01', 'earlier, here', '2026-06-02T08:00:00Z');
    await comment(second, 'A-01', 'later, there', '2026-06-02T09:00:00Z');
    await comment(second, 'A-02', 'earlier, there', '2026-06-02T09:00:00Z');
    await comment(first, 'A-02', 'later, here', '2026-06-02T10:00:00Z');
    const merged = await merge(first, await backUp(second, 'b.hpbackup'));
    expect([apps(merged.taken), apps(merged.copies)]).toEqual([['A-01'], ['A-01', 'A-02']]);
    expect(await commentOf(first, 'A-01')).toBe('later, there');
    expect(await commentOf(first, 'A-02')).toBe('later, here');
    const kept = await first.safekeeping.keptDrafts({});
    expect(kept.map(({ app, comments }) => [app, comments[0]?.text])).toEqual([
      ['A-01', 'earlier, here'],
      ['A-02', 'earlier, there'],
    ]);
    const [one, two] = kept;
    await first.safekeeping.takeUpKeptDraft({ id: one?.id ?? 0 });
    expect(await commentOf(first, 'A-01')).toBe('earlier, here');
    const swapped = await first.safekeeping.keptDrafts({});
    expect(swapped.find(({ app }) => app === 'A-01')?.comments[0]?.text).toBe('later, there');
    await first.safekeeping.dropKeptDraft({ id: two?.id ?? 0 });
    const left = await first.safekeeping.keptDrafts({});
    expect(left.map(({ app }) => app)).toEqual(['A-01']);
    const gone = () => first.safekeeping.dropKeptDraft({ id: two?.id ?? 0 });
    expect(await refusalOf(gone)).toBe('draft-copy-unknown');
  });

  test('never takes the place of a signed revision', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await score(first, 'A-01', 4_000, 2_000);
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    await second.receive(tests.sealed().bundlePath);
    await comment(second, 'A-01', 'a thought too late', '2026-06-05T08:00:00Z');
    first.dialog.saveTo = join(tests.home(), 'scores.hppost');
    await first.expert.submit({ round, passphrase, waive: true });
    const merged = await merge(first, await backUp(second, 'b.hpbackup'));
    expect([merged.taken, apps(merged.copies)]).toEqual([[], ['A-01']]);
    const draft = await first.expert.draft({ round, app: 'A-01' });
    expect([draft.state, draft.comments.C1]).toEqual(['submitted', '理由充分']);
    const [kept] = await first.safekeeping.keptDrafts({});
    expect(kept).toMatchObject({ currentIsSigned: true });
    const use = () => first.safekeeping.takeUpKeptDraft({ id: kept?.id ?? 0 });
    expect(await refusalOf(use)).toBe('draft-locked');
    await first.expert.amend({ round, app: 'A-01' });
    await use();
    const amended = await first.expert.draft({ round, app: 'A-01' });
    expect([amended.rev, amended.state, amended.comments.C1]).toEqual([
      2,
      'amending',
      'a thought too late',
    ]);
    // The other computer learns of the signed sheet, and keeps its own thought beside it.
    const back = await merge(second, await backUp(first, 'c.hpbackup'));
    expect(apps(back.taken)).toEqual(['A-01']);
    const there = await second.expert.draft({ round, app: 'A-01' });
    expect([there.rev, there.state]).toEqual([2, 'amending']);
  });

  test('tells where both computers signed the same number', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await score(first, 'A-01', 4_000, 2_000);
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    await second.receive(tests.sealed().bundlePath);
    for (const program of [first, second]) {
      program.dialog.saveTo = join(program.home, 'scores.hppost');
      await program.expert.submit({ round, passphrase, waive: true });
    }
    const merged = await merge(first, await backUp(second, 'b.hpbackup'));
    expect(merged.signedTwice).toEqual([
      { round, app: null, number: 2 },
      { round, app: 'A-01', number: 1 },
    ]);
  });

  test('is taken in by dropping the file, too', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    const second = await secondComputer(await backUp(first, 'a.hpbackup'));
    await second.receive(tests.sealed().bundlePath);
    await comment(second, 'A-01', 'there');
    expect(await first.receive(await backUp(second, 'b.hpbackup'))).toEqual(['accepted']);
    expect(await commentOf(first, 'A-01')).toBe('there');
  });

  test('is not taken from the workspace of anyone else', async () => {
    const first = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    const other = await tests.start(newExpert(join(tests.home(), 'other')));
    const theirs = await backUp(other, 'other.hpbackup');
    expect(await refusalOf(() => merge(first, theirs))).toBe('backup-other-workspace');
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstBrokenEntry, parseJournalFile } from '../../../electron/formats/journal-chain.ts';
import { exportJournal } from '../../../electron/workspace/export-journal.ts';
import { readJournalView } from '../../../electron/workspace/journal-view.ts';
import { journalAction } from '../../../shared/journal-words.ts';
import type { JournalFilter } from '../../../shared/operations/workspace.ts';
import {
  enrol,
  exchange,
  handIn,
  type Office,
  openOffice,
  prepareRound,
  sealWith,
} from '../agency/agency-office.ts';
import { threeLots } from '../agency/application-rows.ts';
import { SimulatedExpert } from '../agency/simulated-expert.ts';
import { run } from '../cli/command-line.ts';

let office: Office;
let li: SimulatedExpert;
const hostile = '=cmd|calc';

beforeAll(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
  const round = await prepareRound(office, threeLots);
  await sealWith(office, round, [li]);
  await exchange(office, round, [li]);
  office.clock.now = '2026-11-23T02:30:00Z';
  const post = await li.post([li.declare()]);
  await handIn(office, 'li.hppost', post);
  const altered = Uint8Array.from(post, (byte, at) => (at === post.length - 20 ? byte ^ 1 : byte));
  await handIn(office, `${hostile}.hppost`, altered);
});
afterAll(() => office.close());

const view = (filter: JournalFilter = {}, limit = 500) =>
  readJournalView(office.session(), { before: null, limit, filter });

describe('the journal as an auditor reads it', () => {
  test('names people, rounds and files instead of keys and hashes', () => {
    const told = view().entries.map(
      ({ action, about }) => `${journalAction(action).zh}：${about?.zh ?? ''}`,
    );
    expect(told).toContain('确认专家：李明（广西大学）');
    expect(told.find((line) => line.startsWith('封存评审包'))).toMatch(/密封评审包.*预评审/);
    expect(told.find((line) => line.startsWith('收到函件'))).toMatch(
      /交回的函件 · No\. 1 · 李明（广西大学）.*预评审/,
    );
  });

  test('is whole, and its last hash stands for all of it', () => {
    const { intact, firstBroken, head, entries, total } = view();
    expect([intact, firstBroken, total]).toEqual([true, null, entries.length]);
    expect(head).toBe(entries[0]?.hash);
  });

  test.each<[string, JournalFilter, (action: string, at: string) => boolean]>([
    ['a kind', { groups: ['round'] }, (action) => /round|index|documents|assigned/.test(action)],
    ['a day', { from: '2026-11-23T00:00:00Z' }, (_, at) => at >= '2026-11-23'],
    ['a time before', { until: '2026-11-22T00:00:00Z' }, (_, at) => at < '2026-11-22'],
    ['a name', { text: '李明' }, (action) => /card|post/.test(action)],
    ['an English word', { text: 'ROUND SEALED' }, (action) => action === 'round-sealed'],
  ])('is searched by %s', (_, filter, fits) => {
    const all = view().entries;
    const { entries, found, total } = view(filter);
    expect(found).toBe(entries.length);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(total);
    expect(entries.every(({ action, at }) => fits(action, at))).toBe(true);
    const rest = all.filter((entry) => !entries.some(({ seq }) => seq === entry.seq));
    expect(rest.length + found).toBe(total);
  });

  test('turns pages without leaving an entry out', () => {
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = readJournalView(office.session(), { before, limit: 3 });
      seen.push(...page.entries.map(({ seq }) => seq));
      before = page.entries.at(-1)?.seq ?? null;
    } while (before !== null);
    expect(seen).toEqual(view().entries.map(({ seq }) => seq));
  });

  test('says where it breaks', () => {
    const { write } = office.session().vault;
    const undone = new Error('undone');
    expect(() =>
      write.transaction(() => {
        write.run("UPDATE journal SET subject = 'other' WHERE seq = 4");
        expect(view()).toMatchObject({ intact: false, firstBroken: 4 });
        throw undone;
      }),
    ).toThrow(undone);
    expect(view().intact).toBe(true);
  });
});

describe('an exported journal', () => {
  const exported = async (format: 'pdf' | 'csv' | 'json', filter?: JournalFilter) => {
    const wanted = { format, language: 'zh', filter } as const;
    const { folder, fileName } = await exportJournal(office.session(), office.host, wanted);
    return path.join(folder, fileName);
  };

  test('as pages says what it is, that it is whole, and tells what the filter lets through', async () => {
    const page = await readFile(await exported('pdf', { text: '李明' }), 'utf8');
    expect(page).toContain('已核验：各条首尾相接');
    expect(page).toContain('李明（广西大学）');
    expect(page).not.toContain('封存评审包</td>');
  });

  test('as a table holds no text that a spreadsheet program takes for a formula', async () => {
    const csv = await readFile(await exported('csv'), 'utf8');
    expect(csv).toContain(hostile);
    expect(csv).not.toMatch(/(^|,)"?=cmd/m);
  });

  test('as a chain is checked by anyone, without the workspace', async () => {
    const file = await exported('json', { text: '李明' });
    const journal = parseJournalFile(JSON.parse(await readFile(file, 'utf8')));
    expect(journal.entries.length).toBe(view().total - 1);
    expect(firstBrokenEntry(journal.entries)).toBeNull();
    const whole = await run('--lang', 'en', 'journal', 'check', file);
    expect([whole.code, whole.out.split('\n')[0]]).toEqual([0, 'The journal is whole.']);

    const altered = structuredClone(journal);
    const entry = altered.entries[2];
    if (entry) entry.actor = 'SOMEONE';
    await writeFile(file, JSON.stringify(altered));
    const broken = await run('--lang', 'en', 'journal', 'check', file);
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringContaining('entry 3 does not follow'),
    ]);
    const shorter = { ...journal, entries: journal.entries.toSpliced(1, 1) };
    expect(firstBrokenEntry(shorter.entries)).toBe(2);
  });

  test.each([
    ['of a later version', { v: 2, type: 'journal' }, 'object-newer'],
    ['that is something else', { v: 1, type: 'result' }, 'journal-file'],
    ['that is no record', [], 'journal-file'],
  ])('%s is refused', (_, value, code) => {
    expect(() => parseJournalFile(value)).toThrow(expect.objectContaining({ code }));
  });
});

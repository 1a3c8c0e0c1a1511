import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { listState } from '../../../electron/agency/proposed-list-state.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { openAgencyObject } from '../../../electron/formats/trust.ts';
import type { DepartureKind } from '../../../shared/objects/proposed-list.ts';
import type { ListView } from '../../../shared/operations/proposed-list.ts';
import type { Office } from './agency-office.ts';
import { mergedOffice } from './merged-round.ts';

let office: Office;
let round: string;
let experts: Awaited<ReturnType<typeof mergedOffice>>['experts'];

// 2026-11-27 is a Friday; five working days later is 2026-12-04.
const friday = '2026-11-27T02:00:00Z';

beforeAll(async () => {
  ({ office, round, experts } = await mergedOffice());
  office.clock.now = friday;
});
afterAll(() => office.close());

const view = () => office.handlers.proposedList({ round });
const listed = ({ rows }: ListView) =>
  rows.filter((row) => row.listed).map(({ app, place }) => `${app} ${place}`);
const kinds = ({ departures }: ListView) => departures.map(({ app, kind }) => `${app} ${kind}`);

/** Lists or takes off applications, with the reasons given as `app kind`. */
async function edit(
  changes: Readonly<Record<string, boolean>>,
  reasons: Readonly<Record<string, string>> = {},
): Promise<ListView> {
  const { rows, departures } = await view();
  const given = Object.entries(reasons).map(([key, reason]) => {
    const [app = '', kind = ''] = key.split(' ');
    return { app, kind: kind as DepartureKind, reason };
  });
  return office.handlers.saveListDraft({
    round,
    entries: rows.map(({ app, listed: was, place, choice }) => ({
      ...{ app, choice },
      listed: changes[app] ?? was,
      place: was === (changes[app] ?? was) ? place : 99,
    })),
    reasons: [...departures, ...given],
  });
}

const latest = () => {
  const { last } = listState(office.session(), round);
  if (!last) throw new Error('a list was signed');
  return last;
};

const object = (over: Partial<Parameters<Office['handlers']['addObjection']>[0]> = {}) =>
  office.handlers.addObjection({
    round,
    by: '某公司',
    receivedOn: '2026-12-01',
    inWriting: true,
    app: 'B-01',
    text: '申报条件不符。',
    attach: false,
    ...over,
  });

describe('the list', () => {
  test('begins as the result has it and waits for the panel opinion', async () => {
    const first = await view();
    expect(listed(first)).toEqual(['B-01 1', 'B-05 1', 'B-06 1']);
    expect(first.rows.map(({ app, outcome }) => `${app} ${outcome.zh}`)).toEqual([
      'B-01 第 1 名，入选',
      'B-02 第 2 名，未入选',
      'B-03 第 3 名，未入选',
      'B-05 第 1 名，入选',
      'B-04 第 2 名，未入选',
      'B-06 唯一申报，直接进入签约',
    ]);
    expect(kinds(first)).toEqual([]);
    expect(first.blocked.sign?.en).toContain('panel opinion');
    await expect(async () => office.handlers.signList({ round })).rejects.toMatchObject({
      code: 'opinion-missing',
    });
    await office.handlers.saveOpinionText({ round, app: null, item: null, text: '总体较好。' });
    await office.handlers.approveOpinion({ round });
    expect((await view()).blocked.sign).toBeNull();
  });

  test('needs a reason for everyone who is added or left out', async () => {
    const edited = await edit({ 'B-01': false, 'B-02': true });
    expect(kinds(edited)).toEqual(['B-01 removed', 'B-02 added']);
    expect(edited.draftSavedAt).toBe(office.clock.now);
    await expect(async () => office.handlers.signList({ round })).rejects.toMatchObject({
      code: 'departure-reason',
      details: { app: 'B-01' },
    });
    await edit({}, { 'B-01 removed': '信用核查发现在罚期内。' });
    await expect(async () => office.handlers.signList({ round })).rejects.toMatchObject({
      details: { app: 'B-02' },
    });
    await office.handlers.dropListDraft({ round });
    expect(kinds(await view())).toEqual([]);
  });

  test('is signed beside the result, which stays byte for byte as it was', async () => {
    const before = await office.handlers.result({ round });
    const signed = await office.handlers.signList({ round });
    expect(signed.versions).toMatchObject([{ version: 1, final: false, listed: 3 }]);
    expect(await office.handlers.result({ round })).toEqual(before);
    const opened = openAgencyObject(
      'proposed-list',
      latest().jws,
      trustInForce(office.session()).payload,
    ).payload;
    expect(opened.result_content_sha256).toBe(before?.contentSha256);
    const { approved } = await office.handlers.opinion({ round });
    expect(opened.opinion_sha256).toBe(approved?.sha256);
    await expect(async () => office.handlers.signList({ round })).rejects.toMatchObject({
      code: 'list-blocked',
    });
  });
});

describe('the notice', () => {
  test('runs five working days after the day it starts, over a weekend', async () => {
    await expect(async () =>
      office.handlers.publishList({
        round,
        starts: '2026-11-26',
        contact: '科技处',
        showScores: false,
      }),
    ).rejects.toMatchObject({ code: 'date-invalid' });
    const { publication } = await office.handlers.publishList({
      round,
      starts: '2026-11-27',
      contact: '某处（电话 0771-0000000）',
      showScores: false,
    });
    expect(publication).toMatchObject({ ends: '2026-12-04', day: 0, over: false, covers: true });
    office.clock.now = '2026-12-01T02:00:00Z';
    expect((await view()).publication).toMatchObject({ day: 2, over: false });
    const { rounds } = await office.handlers.home({});
    expect(rounds[0]?.followUps).toContainEqual({ kind: 'publication', day: 2, of: 5 });
  });

  test('names nobody of the panel, shows no score, and gives the period', async () => {
    const saved = await office.handlers.exportList({ round, format: 'notice' });
    const html = await readFile(path.join(saved.folder, saved.fileName), 'utf8');
    for (const { name, card } of experts) {
      expect(html).not.toContain(name);
      expect(html).not.toContain(card.payload.expert);
    }
    expect(html).not.toMatch(/9\d\.\d\d/);
    expect(html).toContain('至 2026-12-04 止');
    expect(html).toContain('某处（电话 0771-0000000）');
    expect(html).toContain(latest().payloadSha256);
  });

  test('cannot be closed before it is over', async () => {
    await expect(async () => office.handlers.closeList({ round })).rejects.toMatchObject({
      code: 'list-blocked',
      details: { why: 'The notice runs until 2026-12-04.' },
    });
  });
});

describe('an objection', () => {
  test('is kept with when it came, in time or not, and the hash of its file', async () => {
    const bytes = '%PDF-1.7\n异议书';
    office.answers.files = [await office.write('异议书.pdf', bytes)];
    await object({ attach: true });
    office.clock.now = '2026-12-07T02:00:00Z';
    const { objections } = await object({ receivedOn: '2026-12-05', by: '李某', app: null });
    expect(objections).toMatchObject([
      {
        ...{ number: 1, timing: 'inside', app: 'B-01', handled: null },
        file: { name: '异议书.pdf', sha256: sha256Hex(bytes), size: Buffer.byteLength(bytes) },
      },
      { number: 2, timing: 'late', app: null, file: null },
    ]);
    await expect(async () => object({ receivedOn: '2026-12-08' })).rejects.toMatchObject({
      code: 'date-invalid',
    });
    expect((await office.handlers.home({})).rounds[0]?.followUps[0]).toEqual({
      kind: 'objections',
      count: 2,
    });
  });

  test('that is open keeps the list open', async () => {
    await expect(async () => office.handlers.closeList({ round })).rejects.toMatchObject({
      details: { why: 'Objection 1、2 is still open.' },
    });
  });

  test('that is upheld asks for a new version, which names the old one', async () => {
    const first = latest();
    const handle = (number: number, outcome: 'upheld' | 'rejected') =>
      office.handlers.handleObjection({ round, number, outcome, reason: '经核查。' });
    await handle(2, 'rejected');
    const after = await handle(1, 'upheld');
    expect(after.blocked.close?.en).toContain('Objection 1 was upheld');
    await expect(async () => handle(1, 'rejected')).rejects.toMatchObject({
      code: 'objection-unknown',
    });
    await edit({ 'B-01': false }, { 'B-01 removed': '异议成立：申报条件不符。' });
    const { publication } = await office.handlers.signList({ round });
    const second = latest();
    expect(second.payload.prev).toBe(first.payloadSha256);
    expect(second.payload.version).toBe(2);
    expect(second.payload.objections.map(({ handled }) => handled?.outcome)).toEqual([
      'upheld',
      'rejected',
    ]);
    expect(second.payload.departures).toEqual([
      { app: 'B-01', kind: 'removed', reason: '异议成立：申报条件不符。' },
    ]);
    // Taking somebody off needs no second notice.
    expect(publication).toMatchObject({ covers: true, over: true });
    expect((await view()).blocked.close).toBeNull();
  });

  test('leads to another notice where somebody is put on the list instead', async () => {
    await edit({ 'B-02': true }, { 'B-02 added': '依次递补。' });
    const { publication, blocked } = await office.handlers.signList({ round });
    expect(publication?.covers).toBe(false);
    expect(blocked.close?.en).toContain('publish it again');
    await office.handlers.publishList({
      round,
      starts: '2026-12-07',
      contact: '某处',
      showScores: true,
    });
    const saved = await office.handlers.exportList({ round, format: 'notice' });
    const html = await readFile(path.join(saved.folder, saved.fileName), 'utf8');
    expect(html).toContain('B-02');
    expect(html).not.toContain('B-01');
    expect(html).toMatch(/<td class="number">\d\d\.\d\d<\/td>/);
    expect((await view()).publication?.ends).toBe('2026-12-14');
  });
});

describe('the closed list', () => {
  test('is signed as final and stays as it is', async () => {
    office.clock.now = '2026-12-15T02:00:00Z';
    const before = latest();
    const closed = await office.handlers.closeList({ round });
    expect(closed.versions.at(-1)).toMatchObject({ version: 4, final: true, listed: 3 });
    expect(latest().payload).toMatchObject({
      prev: before.payloadSha256,
      final: true,
      publication: { starts: '2026-12-07', ends: '2026-12-14', shows_scores: true },
    });
    for (const change of [
      () => edit({ 'B-03': true }),
      () => object({ receivedOn: '2026-12-15' }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'list-final' });
    }
    const { steps } = await office.handlers.round({ round });
    expect(steps.list).toEqual({ done: true, count: 'v4', blocked: null });
    expect((await office.handlers.home({})).rounds[0]?.followUps).toEqual([]);
    const paper = await office.handlers.exportList({ round, format: 'paper' });
    const html = await readFile(path.join(paper.folder, paper.fileName), 'utf8');
    for (const said of [
      '办结',
      '依次递补。',
      '异议成立',
      '逾期',
      '异议书.pdf',
      before.payloadSha256,
    ]) {
      expect(html).toContain(said);
    }
  });
});

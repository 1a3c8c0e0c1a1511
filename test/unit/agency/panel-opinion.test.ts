import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { latestOpinion, opinionHash } from '../../../electron/agency/opinion.ts';
import { openAgencyObject } from '../../../electron/formats/trust.ts';
import { resultOutcome } from '../../../shared/result-outcome.ts';
import type { Office } from './agency-office.ts';
import { mergedOffice } from './merged-round.ts';
import type { SimulatedExpert } from './simulated-expert.ts';

let office: Office;
let round: string;
let experts: readonly SimulatedExpert[];
let send: Awaited<ReturnType<typeof mergedOffice>>['send'];

beforeAll(async () => {
  ({ office, round, experts, send } = await mergedOffice());
});
afterAll(() => office.close());
beforeEach(() => {
  office.clock.now = '2026-11-25T08:00:00Z';
});

const part = async (app: string | null) =>
  (await office.handlers.opinionPart({ round, app })).fields;
const fieldOf = async (app: string | null, item: string | null) => {
  const found = (await part(app)).find((one) => one.item === item);
  if (!found) throw new Error('no such field');
  return found;
};
const write = (app: string | null, item: string | null, text: string) =>
  office.handlers.saveOpinionText({ round, app, item, text });
const later = (seconds: number) => {
  const at = Date.parse(office.clock.now) + seconds * 1000;
  office.clock.now = new Date(at).toISOString().replace('.000', '');
};

describe('what the sheets say', () => {
  test('is collated per criterion, word for word, with nothing of who said it', async () => {
    const fields = await part('B-01');
    const texts = fields.map(({ item, remarks }) => [item, remarks.map(({ text }) => text).sort()]);
    const marked = (what: string) =>
      ['甲', '乙', '丙'].map((mark) => `B-01 ${what}（意见${mark}）。`).sort();
    expect(texts).toEqual([
      ['QUALIFICATION', marked('资质齐全')],
      ['ASSURANCE', []],
      ['FOUNDATION', []],
      ['RISK-BENEFIT', marked('风险可控')],
      [null, ['建议支持。', '建议支持。', '建议支持。']],
    ]);
    const whole = JSON.stringify(await office.handlers.opinionPart({ round, app: 'B-01' }));
    for (const { name, kid, card } of experts) {
      expect(whole).not.toContain(name);
      expect(whole).not.toContain(kid);
      expect(whole).not.toContain(card.payload.expert);
    }
  });

  test('stands in an order that tells no expert from another', async () => {
    const orders = new Set<string>();
    for (const app of ['B-01', 'B-02', 'B-03', 'B-04', 'B-05']) {
      for (const { remarks } of await part(app)) {
        const order = remarks.map(({ text }) => /意见(.)/.exec(text)?.[1] ?? '').join('');
        if (order.length === 3) orders.add(order);
      }
    }
    // Ten places with three remarks: one order at all of them happens once in ten million.
    expect(orders.size).toBeGreaterThan(1);
  });
});

describe('the text', () => {
  test('is kept at once and every text before it can be had back', async () => {
    await write('B-02', 'QUALIFICATION', '资质');
    later(5);
    await write('B-02', 'QUALIFICATION', '资质符合。');
    later(60);
    const saved = await write('B-02', 'QUALIFICATION', '资质基本符合，团队偏小。');
    expect(saved).toMatchObject({ savedAt: office.clock.now, canUndo: true, canRedo: false });
    const step = (direction: 'undo' | 'redo') =>
      office.handlers.stepOpinionText({ round, app: 'B-02', item: 'QUALIFICATION', direction });
    // What was typed in one go is one text: what is gone back to are the pauses.
    expect(await step('undo')).toMatchObject({ text: '资质符合。', canRedo: true });
    expect(await step('undo')).toMatchObject({ text: '', canUndo: false });
    expect(await step('undo')).toMatchObject({ text: '' });
    await step('redo');
    expect(await step('redo')).toMatchObject({ text: '资质基本符合，团队偏小。', canRedo: false });
    await step('undo');
    later(60);
    await write('B-02', 'QUALIFICATION', '另写一稿。');
    expect(await step('undo')).toMatchObject({ text: '资质符合。' });
    const rows = office
      .session()
      .vault.read.all<{ text: string }>('SELECT text FROM agency_opinion_text ORDER BY rev');
    expect(rows.map(({ text }) => text)).toEqual([
      '资质符合。',
      '资质基本符合，团队偏小。',
      '另写一稿。',
    ]);
  });

  test('can be drafted from the remarks without touching what was written', async () => {
    await write('B-01', 'QUALIFICATION', '已写好的意见。');
    await office.handlers.fillOpinion({ round });
    expect((await fieldOf('B-01', 'QUALIFICATION')).text).toBe('已写好的意见。');
    const drafted = (await fieldOf('B-01', 'RISK-BENEFIT')).text;
    expect(drafted.split('\n')).toHaveLength(3);
    expect(drafted).toMatch(/^1\. B-01 风险可控/);
    expect((await fieldOf('B-06', null)).text).toBe('');
  });

  test('that was drafted or written can be had back although it is replaced at once', async () => {
    const place = { round, app: 'B-04', item: 'RISK-BENEFIT' } as const;
    const drafted = (await fieldOf('B-04', 'RISK-BENEFIT')).text;
    expect(drafted).toMatch(/^1\. /);
    await write('B-04', 'RISK-BENEFIT', '改写为一句较长的意见，替换原有各条。');
    later(1);
    await write('B-04', 'RISK-BENEFIT', '清空重写。');
    const back = () => office.handlers.stepOpinionText({ ...place, direction: 'undo' });
    expect((await back()).text).toBe('改写为一句较长的意见，替换原有各条。');
    expect((await back()).text).toBe(drafted);
  });

  test('that names a member is pointed at and not written for the public unless knowingly', async () => {
    await write('B-03', null, '李 明专家认为风险较高。');
    expect((await fieldOf('B-03', null)).names).toEqual(['李明']);
    const { named } = await office.handlers.opinion({ round });
    expect(named).toMatchObject([{ app: 'B-03', item: null, names: ['李明'] }]);
    await office.handlers.approveOpinion({ round });
    const publish = (knowingly: boolean) =>
      office.handlers.exportOpinion({ round, format: 'publication', knowingly });
    await expect(publish(false)).rejects.toMatchObject({
      code: 'opinion-names',
      details: { names: '李明' },
    });
    await publish(true);
    await write('B-03', null, '专家组认为风险较高。');
    expect((await office.handlers.opinion({ round })).named).toEqual([]);
  });
});

describe('the approved opinion', () => {
  test('is a signed record upon the result, and the same text gives the same version', async () => {
    const { approved, result } = await office.handlers.approveOpinion({ round });
    const again = await office.handlers.approveOpinion({ round });
    expect(again.approved).toEqual(approved);
    const signed = latestOpinion(office.session(), round);
    const { jws } = signed ?? { jws: '' };
    const opened = openAgencyObject('panel-opinion', jws, trustInForce(office.session()).payload);
    expect(opened.payload.content.result_content_sha256).toBe(result?.contentSha256);
    expect(opened.payload.content_sha256).toBe(opinionHash(opened.payload.content));
    const content = JSON.stringify(opened.payload.content);
    for (const { name, card } of experts) {
      expect(content).not.toContain(name);
      expect(content).not.toContain(card.payload.expert);
    }
    expect(opened.payload.members.map(({ stand }) => stand)).toEqual([null, null, null]);
  });

  test('says that it is stale once the text or the result changes', async () => {
    expect((await office.handlers.opinion({ round })).approved?.stale).toBeNull();
    await write(null, null, '总体较好。');
    expect((await office.handlers.opinion({ round })).approved?.stale).toBe('text-changed');
    const { approved } = await office.handlers.approveOpinion({ round });
    expect(approved).toMatchObject({ stale: null });
    expect(approved?.version).toBeGreaterThan(1);
  });

  test('takes in what each member answered on paper; a refusal in silence is agreement', async () => {
    const [li, wang, zhao] = experts;
    const answer = (
      expert: SimulatedExpert | undefined,
      stand: 'signed' | 'dissent' | 'refused',
      dissents: { app: string | null; reason: string }[] = [],
    ) =>
      office.handlers.recordAnswer({
        round,
        kid: expert?.kid ?? '',
        stand,
        on: '2026-11-25',
        dissents,
      });
    await answer(li, 'signed');
    await expect(async () => answer(wang, 'dissent')).rejects.toMatchObject({
      code: 'dissent-missing',
    });
    await expect(async () =>
      answer(wang, 'signed', [{ app: null, reason: '不同意。' }]),
    ).rejects.toMatchObject({ code: 'dissent-missing' });
    await answer(wang, 'dissent', [{ app: 'B-02', reason: '合作基础证据不足。' }]);
    const { approved } = await answer(zhao, 'refused');
    expect(approved?.unsigned).toBe(3);
    const before = latestOpinion(office.session(), round);
    const after = await office.handlers.signAnswers({ round });
    expect(after.approved).toMatchObject({ unsigned: 0, stale: null });
    const signed = latestOpinion(office.session(), round)?.payload;
    expect(signed?.prev).toBe(before?.payloadSha256);
    expect(signed?.content_sha256).toBe(before?.payload.content_sha256);
    const stands = new Map(signed?.members.map(({ name, stand }) => [name, stand]));
    expect(Object.fromEntries(stands)).toEqual({
      李明: 'signed',
      王芳: 'dissent',
      赵强: 'refused',
    });
    await expect(async () => office.handlers.signAnswers({ round })).rejects.toMatchObject({
      code: 'answers-signed',
    });
    const paper = await office.handlers.exportOpinion({ round, format: 'paper', knowingly: false });
    const html = await readFile(path.join(paper.folder, paper.fileName), 'utf8');
    expect(html).toContain('视为同意');
    expect(html).toContain('合作基础证据不足。');
    const open = await office.handlers.exportOpinion({
      round,
      format: 'publication',
      knowingly: false,
    });
    const published = await readFile(path.join(open.folder, open.fileName), 'utf8');
    for (const { name, card } of experts) {
      expect(published).not.toContain(name);
      expect(published).not.toContain(card.payload.expert);
    }
  });

  test('carries no answer over to another text', async () => {
    await write(null, null, '总体较好，个别项目风险偏高。');
    const { members } = await office.handlers.approveOpinion({ round });
    expect(members.map(({ stand }) => stand)).toEqual([null, null, null]);
  });

  test('has no member answer in the future, and nobody who is not of the panel', async () => {
    const [li] = experts;
    const input = { round, stand: 'signed' as const, dissents: [] };
    await expect(async () =>
      office.handlers.recordAnswer({ ...input, kid: li?.kid ?? '', on: '2026-11-26' }),
    ).rejects.toMatchObject({ code: 'date-invalid' });
    await expect(async () =>
      office.handlers.recordAnswer({ ...input, kid: 'A'.repeat(43), on: '2026-11-25' }),
    ).rejects.toMatchObject({ code: 'expert-unknown' });
  });

  test('is stale once a late sheet changes the result', async () => {
    const [li] = experts;
    if (!li) throw new Error('an expert');
    await send(li, 'B-02', [30, 30, 20, 20]);
    await office.handlers.merge({ round });
    expect((await office.handlers.opinion({ round })).approved?.stale).toBe('result-changed');
    const { content } = await office.handlers.merge({ round });
    const lot = content.lots.find((one) => one.lot === 'N-3');
    const [single] = lot?.standings ?? [];
    expect(lot && single && resultOutcome(lot, single, content.policy).kind).toBe('direct-single');
  });
});

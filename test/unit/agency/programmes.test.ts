import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { knownRound } from '../../../electron/agency/rounds.ts';
import { signForm } from '../../../electron/agency/sealed-form.ts';
import { resourceFolder } from '../../../electron/programmes.ts';
import type { ProgrammeView } from '../../../shared/operations/agency-programmes.ts';
import type { Programme } from '../../../shared/programme.ts';
import { closesAt, type Office, openOffice, opensAt } from './agency-office.ts';

const shipped = 'guangxi-cross-border';
const own = 'our-cross-border';
let office: Office;

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const copied = () => office.handlers.copyProgramme({ programme: shipped, as: own });
const withWeight = (content: Programme, weight: number): Programme => ({
  ...content,
  reviews: content.reviews.map((review) =>
    review.id !== 'cb-pre-review'
      ? review
      : {
          ...review,
          rubric: {
            ...review.rubric,
            criteria: review.rubric.criteria.map((criterion, index) =>
              index === 0 ? { ...criterion, weight, weightIsDefault: false } : criterion,
            ),
          },
        },
  ),
});
const drafted = (content: Programme): Promise<ProgrammeView> | ProgrammeView =>
  office.handlers.draftProgramme({ programme: content.id, content });
const madeRound = (round: string, programme = own) =>
  office.handlers.createRound({
    round,
    title: '由本机构计划建立',
    programme,
    review: 'cb-pre-review',
    release: 'after-declaration',
    opensAt,
    closesAt,
  });

describe('an own programme', () => {
  test('is a copy that says what it was copied from and its hash; the shipped file stays', async () => {
    const file = path.join(resourceFolder('programmes'), 'guangxi-cross-border.json');
    const before = await readFile(file, 'utf8');
    const { content, copiedFrom } = await copied();
    const source = await office.handlers.programme({ programme: shipped });
    expect(copiedFrom).toEqual({
      id: shipped,
      version: source.version,
      sha256: source.sha256,
    });
    expect(content.reviews).toEqual(source.content.reviews);
    await drafted(withWeight(content, 1));
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('with weights that do not add up keeps its draft, names the place and is not saved', async () => {
    const { content } = await copied();
    const { problemList } = await drafted(withWeight(content, 100));
    expect(problemList).toHaveLength(1);
    expect(problemList[0]?.path).toEqual(['reviews', 1, 'rubric', 'criteria']);
    expect(() => office.handlers.saveProgramme({ programme: own })).toThrow(
      expect.objectContaining({ code: 'programme-problems' }),
    );
    const again = await office.handlers.programme({ programme: own });
    expect(again.content).toEqual(withWeight(content, 100));
    expect(again.savedAt).toBeNull();
  });

  test('is offered for rounds once saved, not while it is a draft', async () => {
    await copied();
    const offered = async () =>
      (await office.handlers.offers({})).filter(({ programme }) => programme === own).length;
    expect(await offered()).toBe(0);
    await office.handlers.saveProgramme({ programme: own });
    expect(await offered()).toBe(5);
  });

  test('goes back to what was saved when its draft is discarded', async () => {
    const { content } = await copied();
    await office.handlers.saveProgramme({ programme: own });
    await drafted(withWeight(content, 100));
    const back = await office.handlers.discardProgrammeDraft({ programme: own });
    expect(back.content).toEqual(content);
    expect(back.draftAt).toBeNull();
  });

  test('does not take the id of another programme', async () => {
    expect(() => office.handlers.copyProgramme({ programme: shipped, as: shipped })).toThrow(
      expect.objectContaining({ code: 'programme-id-taken' }),
    );
  });

  test('a draft in another shape than a programme is refused and the last one kept', async () => {
    const { content } = await copied();
    expect(() =>
      office.handlers.draftProgramme({ programme: own, content: { id: own, reviews: [{}] } }),
    ).toThrow(expect.objectContaining({ code: 'programme-draft-shape' }));
    expect((await office.handlers.programme({ programme: own })).content).toEqual(content);
  });

  test('a shipped programme can be neither drafted, saved nor removed', async () => {
    const { content } = await office.handlers.programme({ programme: shipped });
    const refused = expect.objectContaining({ code: 'programme-shipped' });
    expect(() => office.handlers.draftProgramme({ programme: shipped, content })).toThrow(refused);
    expect(() => office.handlers.saveProgramme({ programme: shipped })).toThrow(refused);
    expect(() => office.handlers.removeProgramme({ programme: shipped })).toThrow(refused);
  });
});

describe('a round made from an own programme', () => {
  test('keeps the review it was made from when the programme is changed, and says so', async () => {
    const { content } = await copied();
    await office.handlers.saveProgramme({ programme: own });
    const made = await madeRound('OWN-1');
    expect(made.madeFrom).toMatchObject({ id: own, own: true, since: 'same' });
    const first = content.reviews[1];
    const retitled: Programme = {
      ...content,
      reviews: content.reviews.map((review) =>
        review === first ? { ...review, commitment: { zh: '另一承诺', en: 'another' } } : review,
      ),
    };
    await drafted(retitled);
    await office.handlers.saveProgramme({ programme: own });
    const later = await office.handlers.round({ round: 'OWN-1' });
    expect(later.madeFrom.since).toBe('changed');
    expect(later.madeFrom.sha256).toBe(made.madeFrom.sha256);
    expect(later.rubric).toEqual(first?.rubric);
    const fresh = await madeRound('OWN-2');
    expect(fresh.madeFrom.since).toBe('same');
    expect(fresh.madeFrom.sha256).not.toBe(made.madeFrom.sha256);
  });

  test('seals its own copy: conditions, titles of facts and printed words as they were then', async () => {
    const { content } = await copied();
    const print = { heading: { zh: '附件 3', en: 'Annex 3' }, note: { zh: '', en: '' } };
    const printed = content.reviews.map((review) => ({ ...review, print }));
    await drafted({ ...content, reviews: printed });
    await office.handlers.saveProgramme({ programme: own });
    await madeRound('OWN-1');
    const bare = printed.map(({ print: _, ...review }) => ({ ...review, conditions: [] }));
    await drafted({ ...content, version: '2', reviews: bare });
    await office.handlers.saveProgramme({ programme: own });
    const { payload } = signForm(office.session(), knownRound(office.session(), 'OWN-1'));
    const review = content.reviews[1];
    expect(payload.programme.version).toBe('1');
    expect(payload.print).toEqual(print);
    expect(payload.conditions).toEqual(review?.conditions);
    expect(payload.facts?.map(({ title }) => title)).toEqual(
      review?.facts.map(({ title }) => title),
    );
  });

  test('keeps its programme from being removed; without rounds it goes', async () => {
    await copied();
    await office.handlers.saveProgramme({ programme: own });
    await madeRound('OWN-1');
    expect(() => office.handlers.removeProgramme({ programme: own })).toThrow(
      expect.objectContaining({ code: 'programme-in-use', details: { rounds: 'OWN-1' } }),
    );
    await office.handlers.copyProgramme({ programme: own, as: 'unused' });
    const rows = await office.handlers.removeProgramme({ programme: 'unused' });
    expect(rows.map(({ programme }) => programme)).not.toContain('unused');
  });
});

describe('a programme as a file', () => {
  test('that was exported comes in again as the same', async () => {
    await copied();
    await office.handlers.saveProgramme({ programme: own });
    const saved = await office.handlers.exportProgramme({ programme: own });
    office.answers.files = [path.join(saved.folder, saved.fileName)];
    expect(await office.handlers.importProgramme({})).toEqual({ outcome: 'same', programme: own });
    await office.handlers.removeProgramme({ programme: own });
    expect(await office.handlers.importProgramme({})).toEqual({
      outcome: 'imported',
      programme: own,
      renamedFrom: null,
    });
  });

  test('with the id of another programme comes in under the next free one', async () => {
    const { content } = await office.handlers.programme({ programme: shipped });
    const file = JSON.stringify({ ...content, version: '9' });
    office.answers.files = [await office.write('other.json', file)];
    expect(await office.handlers.importProgramme({})).toEqual({
      outcome: 'imported',
      programme: `${shipped}-2`,
      renamedFrom: shipped,
    });
  });

  test('with faults is not taken in: every problem is listed with its path', async () => {
    const { content } = await office.handlers.programme({ programme: shipped });
    const broken = { ...withWeight(content, 100), version: 7, reviewer: 'x' };
    office.answers.files = [await office.write('bad.json', JSON.stringify(broken))];
    const taken = await office.handlers.importProgramme({});
    if (taken.outcome !== 'bad') throw new Error('it was taken in');
    expect(taken.problems.map(({ path: at }) => at.join('.'))).toEqual([
      'version',
      '',
      'reviews.1.rubric.criteria',
    ]);
    expect(await office.handlers.programmes({})).toHaveLength(2);
  });

  test('that is no JSON says so', async () => {
    office.answers.files = [await office.write('bad.json', '{"id": ')];
    expect(await office.handlers.importProgramme({})).toMatchObject({
      outcome: 'bad',
      problems: [{ path: [] }],
    });
  });

  test.each([
    ['too large', () => `${' '.repeat(8 * 1024 * 1024)}{}`, 'larger than 8 MB'],
    ['nested too deeply', () => deeplyNested(), 'nested too deeply'],
  ])('that is %s is refused with that one problem', async (_, text, message) => {
    office.answers.files = [await office.write('bad.json', text())];
    expect(await office.handlers.importProgramme({})).toMatchObject({
      outcome: 'bad',
      problems: [{ path: [], message: { en: expect.stringContaining(message) } }],
    });
  });

  test('of a mere draft cannot be written', async () => {
    await copied();
    expect(() => office.handlers.exportProgramme({ programme: own })).toThrow(
      expect.objectContaining({ code: 'programme-never-saved' }),
    );
  });
});

/** A programme whose first rule is thousands of rules inside one another. */
function deeplyNested(): string {
  const depth = 20_000;
  const rule = `${'{"kind":"all","of":['.repeat(depth)}{"kind":"refers"}${']}'.repeat(depth)}`;
  const condition = `{"id":"A","title":{"zh":"a","en":"a"},"source":"","soft":false,"rule":${rule}}`;
  return `{"v":1,"reviews":[{"conditions":[${condition}]}]}`;
}

// What the experts do: enrol, declare, read and score, submit, amend.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { invariant } from '../../shared/errors.ts';
import { expertDesk } from '../e2e/pages/expert-desk.ts';
import { createExpert, unlock } from '../e2e/pages/gate.ts';
import { openProgram, type Program } from '../e2e/program.ts';
import { files, type Stage } from './act-agency.ts';
import {
  criteria,
  experts,
  type Member,
  opinions,
  recusal,
  rosterTitles,
  scoredApps,
} from './cast.ts';
import { readClosely } from './close-reading.ts';

function memberAt(index: number): Member {
  const expert = experts[index];
  invariant(expert, 'the panel has this member');
  return expert;
}

/** The one post in a step's folder that is for this expert. */
async function postFor(stage: Stage, step: string, name: string): Promise<string> {
  const folder = files(stage).postsOut(step);
  const file = (await readdir(folder)).find((entry) => entry.startsWith(`${name}-`));
  invariant(file, `a post for ${name} in ${step}`);
  return path.join(folder, file);
}

/** Opens an expert's program, unlocked. */
export async function openExpert(stage: Stage, expert: Member): Promise<Program> {
  const program = await openProgram({ home: path.join(stage.homes, expert.name) });
  await unlock(program.page, expert.passphrase);
  await program.page.getByRole('heading', { name: '收件箱' }).waitFor({ state: 'attached' });
  return program;
}

/** Sets an expert up, pins the agency by the code on paper, exports the card. */
export async function enrol(
  stage: Stage,
  expert: Member,
  trustCode: string,
): Promise<{ readonly name: string; readonly code: string }> {
  const { album } = stage;
  const isFirst = expert === experts[0];
  album.tell(`Expert ${expert.name}: enrolment`);
  const program = await openProgram({ home: path.join(stage.homes, expert.name) });
  const { page } = program;
  await createExpert(page, expert);
  const desk = expertDesk(program);
  await desk.receive([files(stage).trust]);
  if (isFirst) {
    await desk.confirmTrust('AAAA-AAAA-AAAA-AAAA-AAAA');
    await page.getByRole('alert').first().waitFor();
    await album.picture(
      page,
      'wrong-trust-code',
      'a code that is not on the invitation is refused',
    );
  }
  await desk.confirmTrust(trustCode);
  await page.getByText('已确认').first().waitFor();
  const code = await desk.exportCard(files(stage).card(expert.name));
  album.expectText('the card code is 4 groups of 4', code, /^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  if (isFirst) await album.picture(page, 'expert-inbox', 'agency pinned, card exported');
  await program.close();
  return { name: expert.name, code };
}

/** Takes in bundle and roster, answers for every application, signs. Returns the post's path. */
export async function declare(stage: Stage, index: number): Promise<string> {
  const { album } = stage;
  const expert = memberAt(index);
  album.tell(`Expert ${expert.name}: declaration`);
  const program = await openExpert(stage, expert);
  const { page } = program;
  const desk = expertDesk(program);
  const roster = await postFor(stage, '1-roster', expert.name);
  const listed = await desk.receive([files(stage).bundle, roster]);
  album.expect(
    'bundle and roster are taken in',
    listed.filter((row) => /已接收/.test(row)).length,
    2,
  );
  if (index === 0) {
    const again = await desk.receive([files(stage).bundle, roster]);
    album.expect(
      'taking them in again changes nothing',
      again.filter((row) => /此前已收/.test(row)).length,
      2,
    );
    await album.picture(page, 'inbox-roster', 'bundle and roster are there; declaration is due');
  }
  await desk.openDeclaration();
  const isRecusing = index === recusal.member;
  for (const { app, title } of rosterTitles) {
    await desk.answer(
      title,
      isRecusing && app === recusal.app ? '申请回避' : '无回避情形',
      isRecusing && app === recusal.app
        ? {
            kind: /同一法人单位|同一单位/,
            reason: '申报单位是本人任职的学校，负责人与本人同在一个学院。',
          }
        : undefined,
    );
  }
  if (isRecusing || index === 0) {
    await album.picture(
      page,
      'declaration',
      'three answers for each application, hints from the own unit',
    );
  }
  const file = path.join(stage.exchanged, `${expert.name}-回避声明.hppost`);
  await desk.signDeclaration(expert.passphrase, file);
  await program.close();
  return file;
}

/** Takes in decision and keys, reads and scores everything open, and submits. */
export async function scoreAll(stage: Stage, index: number): Promise<string> {
  const { album } = stage;
  const expert = memberAt(index);
  album.tell(`Expert ${expert.name}: reading and scoring`);
  const program = await openExpert(stage, expert);
  const { page } = program;
  const desk = expertDesk(program);
  await desk.receive([await postFor(stage, '2-keys', expert.name)]);
  if (index === 0) await album.picture(page, 'inbox-keys', 'keys came; scoring is due');
  await desk.beginScoring();
  for (const app of scoredApps) {
    await desk.openApplication(app);
    if (index === recusal.member && app === recusal.app) {
      await page.getByText('您已回避这个项目，材料不会打开。').waitFor();
      await album.picture(page, 'recused', 'a recused application stays shut');
      continue;
    }
    if (index === 0) await readClosely(stage, program, app);
    const values = opinions[index]?.[app] ?? [];
    await desk.score(Object.fromEntries(criteria.map((title, i) => [title, values[i] ?? ''])));
    await desk.overall(
      `${app} 方案总体可行，${index % 2 === 0 ? '建议重点核实当地合作条件' : '团队与需求匹配'}。`,
    );
    await desk.comment('项目风险与效益', '风险应对措施基本可行，效益测算偏乐观，宜按年度复核。');
    await desk.recommend(Number(values[0]) >= 24 ? '建议揭榜' : '完善方案后可揭榜');
    await desk.saved();
  }
  if (index === 0)
    await album.picture(page, 'desk', 'reader and rubric side by side, saved to the second');
  await desk.goTo('总览');
  await page.getByRole('table').first().waitFor();
  if (index === 0 || index === recusal.member) {
    await album.picture(
      page,
      'overview',
      'all applications and criteria, own places, pages opened',
    );
  }
  await desk.goTo('提交');
  if (index === 0) {
    await album.picture(
      page,
      'checklist',
      'what is missing, what to look at again, what will be signed',
    );
    await page.getByRole('button', { name: '预览打印页' }).click();
    await page.locator('.hp-preview-frame canvas').first().waitFor({ timeout: 60_000 });
    await album.picture(page, 'preview', 'the printed pages before signing');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const file = path.join(stage.exchanged, `${expert.name}-评分.hppost`);
  await desk.submit(expert.passphrase, file);
  if (index === 0) {
    await desk.exportPages(path.join(stage.reports, `${expert.name}-评分表.pdf`));
    await album.picture(page, 'submitted', 'signed; the file, its code, and what to do with it');
  }
  await program.close();
  return file;
}

/** Amends one sheet after submission: revision 2, which cites revision 1. */
export async function amendOne(stage: Stage, index: number): Promise<string> {
  const { album } = stage;
  const expert = memberAt(index);
  album.tell(`Expert ${expert.name}: late amendment`);
  const program = await openExpert(stage, expert);
  const desk = expertDesk(program);
  await desk.beginScoring();
  await desk.openApplication('B-02');
  await desk.amend();
  await program.page.getByText(/将签署为第 2 版/).waitFor();
  await desk.score({ 实施保障力: '22' });
  await desk.saved();
  await album.picture(
    program.page,
    'amending',
    'a signed sheet reopened: revision 2 will cite revision 1',
  );
  await desk.goTo('提交');
  const file = path.join(stage.exchanged, `${expert.name}-修订.hppost`);
  await desk.submit(expert.passphrase, file);
  await program.close();
  return file;
}

/** Takes in the receipt: every sheet arrived. */
export async function readReceipt(stage: Stage, index: number): Promise<void> {
  const { album } = stage;
  const expert = memberAt(index);
  album.tell(`Expert ${expert.name}: receipt`);
  const program = await openExpert(stage, expert);
  const desk = expertDesk(program);
  await desk.receive([await postFor(stage, '3-receipts', expert.name)]);
  await program.page.getByText(/机构已收到 \d+ 份/).waitFor();
  await album.picture(program.page, 'receipt', 'the agency received every sheet');
  await program.close();
}

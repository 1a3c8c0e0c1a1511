// First act: the agency sets itself up, takes in its panel, prepares the round and seals it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { agencyDesk, type NewRound } from '../e2e/pages/agency-desk.ts';
import { createAgency, unlock } from '../e2e/pages/gate.ts';
import { openProgram, type Program } from '../e2e/program.ts';
import type { Album } from './album.ts';
import { agency, samples } from './cast.ts';

export type Stage = {
  readonly album: Album;
  /** Workspaces of everyone: temporary, removed at the end. */
  readonly homes: string;
  /** Everything that passes between the sides. */
  readonly exchanged: string;
  /** Reports and tables. */
  readonly reports: string;
};

export const files = (stage: Stage) => ({
  trust: path.join(stage.exchanged, 'agency.hptrust'),
  bundle: path.join(stage.exchanged, 'round.hpbundle'),
  card: (name: string) => path.join(stage.exchanged, `${name}.hpcard`),
  postsOut: (step: string) => path.join(stage.exchanged, step),
});

export const round: NewRound = {
  review: '预评审',
  number: 'CB-2026-01',
  title: '2026 年跨境揭榜挂帅预评审（演示）',
  opens: '',
  closes: '',
};

/** Dates around today, so that the demo is always inside its own review period. */
export function datedRound(now: Date): NewRound {
  const at = (days: number) => {
    const day = new Date(now.getTime() + days * 86_400_000 - now.getTimezoneOffset() * 60_000);
    return `${day.toISOString().slice(0, 10)} 09:00`;
  };
  return { ...round, opens: at(-3), closes: at(14) };
}

/** Opens the agency's program, unlocked. */
export async function openAgency(stage: Stage): Promise<Program> {
  const program = await openProgram({ home: path.join(stage.homes, 'agency') });
  await unlock(program.page, agency.passphrase);
  await program.page.getByRole('heading', { name: '首页' }).waitFor();
  return program;
}

/** Sets the agency up and exports what experts need first. Returns the code for the invitation. */
export async function foundAgency(stage: Stage): Promise<string> {
  const { album } = stage;
  album.tell('Agency: set-up');
  const program = await openProgram({ home: path.join(stage.homes, 'agency') });
  const { page } = program;
  await page.getByRole('button', { name: /我是管理机构/ }).waitFor();
  await album.picture(page, 'start', 'one question: expert or agency');
  await createAgency(page, agency);
  const desk = agencyDesk(program);
  await page.getByRole('heading', { name: '信任文件' }).first().waitFor();
  const code = await desk.trustCode();
  album.expectText('the trust code is 5 groups of 4', code, /^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
  await desk.exportTrust(files(stage).trust);
  await desk.exportInvitation(path.join(stage.reports, 'invitation.pdf'));
  await album.picture(page, 'agency-home', 'trust document exported, code for the invitation');
  await program.close();
  return code;
}

/** Takes in the cards, confirms each by its read-out code, and seals the round. */
export async function prepareRound(
  stage: Stage,
  cards: readonly { readonly name: string; readonly code: string }[],
): Promise<void> {
  const { album } = stage;
  const program = await openAgency(stage);
  const desk = agencyDesk(program);
  const { page } = program;
  album.tell('Agency: experts');
  await desk.experts();
  const rows = await desk.receive(cards.map(({ name }) => files(stage).card(name)));
  album.expect(
    'all cards wait for the phone call',
    rows.filter((row) => /待核对/.test(row)).length,
    5,
  );
  const [first] = cards;
  if (first) {
    await desk.confirmExpert(first.name, 'AAAA-AAAA-AAAA-AAAA');
    await page.getByRole('alert').first().waitFor();
    await album.picture(page, 'wrong-card-code', 'a wrong read-out code leaves the card pending');
  }
  for (const { name, code } of cards) {
    await desk.confirmExpert(name, code);
    await page.getByLabel(`专家 ${name} 读出的核对码`).waitFor({ state: 'detached' });
  }
  await album.picture(page, 'experts', 'five cards confirmed by their codes');

  album.tell('Agency: round');
  await desk.createRound(datedRound(new Date()));
  await desk.step('项目');
  await desk.importIndex(path.join(samples, 'index.xlsx'));
  await page.getByRole('table').first().waitFor();
  await desk.attachDocuments(path.join(samples, 'documents'));
  await page.getByText('没有发现问题。').waitFor({ timeout: 60_000 });
  await album.picture(page, 'applications', 'six bids in three lots, every PDF found');
  await desk.step('专家');
  await desk.assignAll();
  await album.picture(page, 'assign', 'all experts on all bids; one shares a unit with a bidder');
  await desk.step('规则');
  await page.getByRole('heading', { name: '汇总规则' }).waitFor();
  await album.picture(page, 'rule', 'rubric and merging rule, editable until sealed');
  await desk.step('封包');
  await album.picture(page, 'before-seal', 'what will be fixed, and what cannot be undone');
  const code = await desk.seal(files(stage).bundle);
  album.expectText('the bundle code is 5 groups of 4', code, /^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
  await album.picture(page, 'sealed', 'sealed once for the whole panel');
  await desk.step('回避');
  const folder = files(stage).postsOut('1-roster');
  await mkdir(folder, { recursive: true });
  await desk.writePosts(folder);
  await album.picture(page, 'posts-out', 'one post to each expert: the roster');
  await program.close();
}

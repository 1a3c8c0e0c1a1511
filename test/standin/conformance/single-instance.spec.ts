import { expect, openLab, runLab, test } from './lab.ts';

test('a second start hands its command line to the first and ends', async () => {
  const first = await openLab(['--lab-single']);
  const { code } = await runLab([
    `--user-data-dir=${first.userData}`,
    '--lab-single',
    '/tmp/名单.hppost',
  ]);
  expect(code).toBe(3);
  const heard = () => first.app.evaluate(() => globalThis.lab.secondInstances);
  await expect.poll(heard).toHaveLength(1);
  const [call] = await heard();
  expect(call?.argv).toContain('/tmp/名单.hppost');
  expect(call?.cwd).toBe(process.cwd());
  expect(call?.data).toEqual({ from: 'lab' });
  await first.close();
});

test('a lock whose owner was killed is free', async () => {
  const first = await openLab(['--lab-single']);
  first.app.process().kill('SIGKILL');
  await first.exited;
  const again = await openLab(['--lab-single', `--user-data-dir=${first.userData}`]);
  expect(await again.page.textContent('h1')).toBe('实验');
  await again.close();
  await first.close();
});

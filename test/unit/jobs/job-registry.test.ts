import { describe, expect, it } from 'vitest';
import { createJobRegistry } from '../../../electron/jobs/job-registry.ts';

describe('the registry of jobs', () => {
  it('tells that a job is over when it succeeds, fails or is cancelled', async () => {
    const over: string[] = [];
    const jobs = createJobRegistry((id) => over.push(id));
    await jobs.run('good', async () => 1);
    await expect(
      jobs.run('bad', async () => {
        throw new Error('disk');
      }),
    ).rejects.toThrow('disk');
    const cancelled = jobs.run(
      'cancelled',
      (signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
    );
    jobs.cancel('cancelled');
    await cancelled;
    expect(over).toEqual(['good', 'bad', 'cancelled']);
  });

  it('refuses a second job of one kind and leaves the first one running', async () => {
    const jobs = createJobRegistry();
    let finish = () => {};
    const first = jobs.run('seal', () => new Promise<void>((resolve) => (finish = resolve)));
    await expect(jobs.run('seal', async () => undefined)).rejects.toMatchObject({
      code: 'job-running',
    });
    expect(jobs.isRunning('seal')).toBe(true);
    finish();
    await first;
    expect(jobs.isRunning('seal')).toBe(false);
  });
});

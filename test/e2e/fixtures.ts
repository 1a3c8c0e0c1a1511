// The `test` of every end-to-end spec: each gets the program freshly opened on an empty home.
import { test as base, type TestInfo } from 'playwright/test';
import { openProgram, type Program } from './program.ts';
import { isReal } from './target.ts';

export { expect } from 'playwright/test';

async function tellWhenFailed(program: Program, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  await info.attach('main process', { body: program.log(), contentType: 'text/plain' });
}

function skipWhatOnlyTheBinaryShows(info: TestInfo): void {
  base.skip(info.tags.includes('@real') && !isReal, 'only the real binary can show this');
}

// Playwright reads the names of what a fixture needs from its first parameter's pattern; these need
// nothing, and an empty pattern is not allowed here.
export const test = base.extend<{ program: Program }>({
  program: async ({ playwright: _ }, use, info) => {
    const program = await openProgram();
    await use(program);
    await tellWhenFailed(program, info);
    await program.close();
  },
});

/** One program for all specs of a file that leave it as they found it. */
export const sharedTest = base.extend<object, { program: Program }>({
  program: [
    async ({ playwright: _ }, use) => {
      const program = await openProgram();
      await use(program);
      await program.close();
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(({ playwright: _ }, info) => skipWhatOnlyTheBinaryShows(info));
sharedTest.beforeEach(({ playwright: _ }, info) => skipWhatOnlyTheBinaryShows(info));
sharedTest.afterEach(({ program }, info) => tellWhenFailed(program, info));

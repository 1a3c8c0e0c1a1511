// The `test` of every end-to-end spec: each gets the program freshly opened on an empty home.
import { test as base } from 'playwright/test';
import { openProgram, type Program } from './program.ts';

export { expect } from 'playwright/test';

export const test = base.extend<{ program: Program }>({
  // Playwright reads the names of what a fixture needs from the pattern; this one needs nothing.
  program: async ({ playwright: _ }, use, info) => {
    const program = await openProgram();
    await use(program);
    if (info.status !== info.expectedStatus) {
      await info.attach('main process', { body: program.log(), contentType: 'text/plain' });
    }
    await program.close();
  },
});

// What tests of the desk share: one sealed round for a file, a fresh home and programs for each test.
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { closeProgram, newFolder, type Program, removeFolder } from './expert-program.ts';
import { type SmallRound, sealSmallRound } from './small-round.ts';

export function deskTests(options: Parameters<typeof sealSmallRound>[1] = {}) {
  const held: { sealed?: SmallRound; home: string } = { home: '' };
  const programs: Program[] = [];
  beforeAll(async () => {
    const folder = newFolder();
    held.sealed = await sealSmallRound(folder, options);
    return () => removeFolder(folder);
  });
  beforeEach(() => {
    held.home = newFolder();
  });
  afterEach(() => {
    for (const program of programs.splice(0)) closeProgram(program);
    removeFolder(held.home);
  });
  return {
    sealed(): SmallRound {
      if (!held.sealed) throw new Error('the round is sealed before the tests');
      return held.sealed;
    },
    /** The folder of this test. */
    home: () => held.home,
    /** Starts a program that is closed after the test. */
    async start(made: Promise<Program>): Promise<Program> {
      const program = await made;
      programs.push(program);
      return program;
    },
  };
}

/** The code with which an operation refuses, or `accepted`. */
export function refusalOf(act: () => unknown): Promise<string> {
  return codeOfRefusalAsync(async () => act());
}

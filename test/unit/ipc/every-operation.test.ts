// The door as a hostile page would knock at it: every operation there is, through the real handlers.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgencyHandlers } from '../../../electron/agency/operations.ts';
import { createDoor, type LogLine } from '../../../electron/ipc.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { createSafekeepingHandlers } from '../../../electron/workspace/safekeeping.ts';
import { errorTexts, type Result } from '../../../shared/errors.ts';
import { type Area, channelOf, findOperation, operations } from '../../../shared/ipc.ts';
import {
  closeProgram,
  expertWithGrant,
  newFolder,
  type Program,
  removeFolder,
  startProgram,
} from '../desk/expert-program.ts';
import { sealSmallRound } from '../desk/small-round.ts';
import { databaseState } from '../faults/every-call.ts';
import { fittingInput, hostileInputs } from './sample-input.ts';

type Listener = (call: unknown, ...inputs: unknown[]) => Promise<Result<unknown>>;
const frame = { url: 'app://bundle/index.html' };
const page = { mainFrame: frame };
const trusted = { sender: page, senderFrame: frame };

function doorOf(program: Program) {
  const channels = new Map<string, Listener>();
  const log: LogLine[] = [];
  const door = createDoor<typeof page>({
    register: (channel, listener) => channels.set(channel, listener as Listener),
    isOurs: (asked) => asked === page,
    origin: 'app://bundle',
    windows: () => [],
    log: (line) => log.push(line),
  });
  const { holder, jobs, host } = program;
  door.handle('workspace', program.workspace);
  door.handle('expert', program.expert);
  door.handle('reader', program.reader);
  door.handle('agency', createAgencyHandlers(host, holder, jobs));
  door.handle('safekeeping', createSafekeepingHandlers({ host, holder, jobs, kdf: floorCost }));
  const knock = async (operation: Op, ...inputs: readonly unknown[]): Promise<Result<unknown>> => {
    const listener = channels.get(channelOf(operation.area, operation.name));
    if (!listener) throw new Error('every operation is registered');
    return listener(trusted, ...inputs);
  };
  return { knock, log, channels };
}

type Op = { readonly area: Area; readonly name: string };
const areas = Object.keys(operations) as Area[];
const everyOperation: readonly Op[] = areas.flatMap((area) =>
  Object.keys(operations[area]).map((name) => ({ area, name })),
);
const fits = ({ area, name }: Op): unknown => {
  const operation = findOperation(area, name);
  if (!operation) throw new Error('it is in the table');
  return fittingInput(operation.input);
};
const called = ({ area, name }: Op): string => `${area}.${name}`;

/** What a page may ask for before anybody has unlocked anything. */
const beforeUnlock = [
  'workspace.state',
  'workspace.createExpert',
  'workspace.createAgency',
  'workspace.unlock',
  'workspace.unlockWithRecovery',
  'workspace.lock',
  'workspace.cancelJob',
  'workspace.preferences',
  'workspace.selftest',
  'safekeeping.chooseBackup',
  'safekeeping.restore',
];
/** Ends the session, makes another passphrase, or takes a second each time: not asked for beside others. */
const apart = new Set(['workspace.lock', 'workspace.changePassphrase', 'workspace.selftest']);

let home: string;
let program: Program;
beforeAll(async () => {
  home = newFolder();
  program = await expertWithGrant(home, await sealSmallRound(home));
});
afterAll(() => {
  closeProgram(program);
  removeFolder(home);
});

const state = () => databaseState(program.holder.expert().vault.read);

/** A value with a code that has its sentence, and no bug behind it. */
function isAnswer(answer: Result<unknown>, log: readonly LogLine[], what: string): void {
  expect(
    log.filter(({ event }) => event === 'failed'),
    what,
  ).toEqual([]);
  if (answer.ok) return;
  expect(Object.keys(errorTexts), what).toContain(answer.error.code);
  expect(answer.error.code, what).not.toBe('internal');
  expect(answer.error.message.length, what).toBeLessThan(1_000);
}

describe.each(everyOperation.map((operation) => ({ operation, title: called(operation) })))(
  '$title',
  ({ operation }) => {
    test('answers hostile input with a code, and nothing has changed', async () => {
      const { knock, log } = doorOf(program);
      let before = state();
      const inputs = apart.has(called(operation)) ? [] : [...hostileInputs(fits(operation))];
      for (const { what, input } of inputs) {
        const answer = await knock(operation, input);
        isAnswer(answer, log, what);
        // What fits the schema in spite of everything was asked for in good form.
        if (answer.ok) before = state();
        expect(state(), what).toBe(before);
      }
      for (const inputs of [
        [fits(operation), fits(operation)],
        [fits(operation), null, null],
      ]) {
        expect(await knock(operation, ...inputs)).toMatchObject({ error: { code: 'ipc-input' } });
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
  },
);

test('any value at all is answered by every operation with a value', async () => {
  const { knock, log } = doorOf(program);
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...everyOperation.filter((operation) => !apart.has(called(operation)))),
      anything,
      async (operation, input) => {
        isAnswer(await knock(operation, input), log, called(operation));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('an expert’s page asks for no operation of the agency, in whatever form', async () => {
  const { knock } = doorOf(program);
  for (const name of Object.keys(operations.agency)) {
    const operation: Op = { area: 'agency', name };
    const before = state();
    const answer = await knock(operation, fits(operation));
    // What reads no workspace (the programmes that ship) is for everybody.
    if (name !== 'offers') expect(answer, name).toMatchObject({ error: { code: 'wrong-role' } });
    expect(state()).toBe(before);
  }
});

test('before the workspace is unlocked nothing is answered but what opens one', async () => {
  const locked = startProgram(newFolder());
  const { knock, log } = doorOf(locked);
  try {
    for (const operation of everyOperation) {
      if (beforeUnlock.includes(called(operation)) || operation.name === 'offers') continue;
      const answer = await knock(operation, fits(operation));
      expect(answer, called(operation)).toMatchObject({ error: { code: 'workspace-locked' } });
    }
    expect(log.filter(({ event }) => event === 'failed')).toEqual([]);
  } finally {
    closeProgram(locked);
    removeFolder(locked.home);
  }
});

test('no operation answers a sub-frame, another window or another address', async () => {
  const { channels } = doorOf(program);
  const elsewhere = { url: 'https://example.com/' };
  const senders = [
    { sender: page, senderFrame: null },
    { sender: page, senderFrame: { url: frame.url } },
    { sender: { mainFrame: frame }, senderFrame: frame },
    { sender: { mainFrame: elsewhere }, senderFrame: elsewhere },
  ];
  for (const operation of everyOperation) {
    const listener = channels.get(channelOf(operation.area, operation.name));
    for (const sender of senders) {
      const answer = await listener?.(sender, fits(operation));
      expect(answer, called(operation)).toMatchObject({ error: { code: 'ipc-sender' } });
    }
  }
});

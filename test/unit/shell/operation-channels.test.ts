import { expect, test } from 'vitest';
import {
  eventChannels,
  operationChannels,
  receiveFilesChannel,
} from '../../../electron/operation-channels.ts';
import { eventNames, operations } from '../../../shared/ipc.ts';

test('preload gets every operation of the contract, except the one that names paths', () => {
  const expected = Object.entries(operations).flatMap(([area, table]) =>
    Object.keys(table).map((name) => `hengping:${area}.${name}`),
  );
  const given = Object.values(operationChannels()).flatMap((table) => Object.values(table));
  expect([...given, receiveFilesChannel].sort()).toEqual(expected.sort());
  expect(given).not.toContain('hengping:workspace.receiveFiles');
});

test('preload gets every event', () => {
  expect(Object.keys(eventChannels()).sort()).toEqual([...eventNames].sort());
});

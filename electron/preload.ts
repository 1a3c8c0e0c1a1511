// The page's only way to the program: one function per operation, no channel name, no event object.
// Built into a single file without the schemas; the two tables below are put in by the build
// (operation-channels.ts) and held against shared/ipc.ts by a test.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { EventName, Events, HengpingApi } from '../shared/ipc.ts';
import type { EventChannels, OperationChannels } from './operation-channels.ts';

declare const OPERATION_CHANNELS: OperationChannels;
declare const EVENT_CHANNELS: EventChannels;
declare const RECEIVE_FILES_CHANNEL: string;

const areas = Object.fromEntries(
  Object.entries(OPERATION_CHANNELS).map(([area, channels]) => [
    area,
    Object.fromEntries(
      Object.entries(channels).map(([name, channel]) => [
        name,
        (input: unknown) => ipcRenderer.invoke(channel, input),
      ]),
    ),
  ]),
);

function on<E extends EventName>(event: E, listener: (fact: Events[E]) => void): () => void {
  // An own property only: `constructor` and its like name no event.
  const channel = Object.hasOwn(EVENT_CHANNELS, event) ? EVENT_CHANNELS[event] : undefined;
  if (channel === undefined) throw new Error('no such event');
  const heard = (_event: unknown, fact: Events[E]) => listener(fact);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

const receiveDropped: HengpingApi['receiveDropped'] = (files) => {
  const paths = files
    .filter((file) => file instanceof File)
    .map((file) => webUtils.getPathForFile(file))
    // A file made by a script has no place on the disk, and so nothing to take in.
    .filter((path) => path !== '');
  return ipcRenderer.invoke(RECEIVE_FILES_CHANNEL, { paths });
};

contextBridge.exposeInMainWorld('hengping', { ...areas, on, receiveDropped });

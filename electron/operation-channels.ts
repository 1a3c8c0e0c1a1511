// What the build puts into preload.ts in place of the contract itself.
import {
  type Area,
  channelOf,
  type EventName,
  eventChannelOf,
  eventNames,
  operations,
  preloadOnly,
} from '../shared/ipc.ts';

export type OperationChannels = Readonly<Record<Area, Readonly<Record<string, string>>>>;
export type EventChannels = Readonly<Record<EventName, string>>;

const hidden: Readonly<Record<string, readonly string[]>> = preloadOnly;

/** Area -> operation -> channel, for every operation that a page may call. */
export function operationChannels(): OperationChannels {
  const channelsOf = (area: Area) =>
    Object.fromEntries(
      Object.keys(operations[area])
        .filter((name) => !(hidden[area] ?? []).includes(name))
        .map((name) => [name, channelOf(area, name)]),
    );
  return {
    workspace: channelsOf('workspace'),
    expert: channelsOf('expert'),
    agency: channelsOf('agency'),
    reader: channelsOf('reader'),
    safekeeping: channelsOf('safekeeping'),
  };
}

export function eventChannels(): EventChannels {
  const [progress, locked, changed, given] = eventNames;
  return {
    [progress]: eventChannelOf(progress),
    [locked]: eventChannelOf(locked),
    [changed]: eventChannelOf(changed),
    [given]: eventChannelOf(given),
  };
}

export const receiveFilesChannel = channelOf('workspace', 'receiveFiles');

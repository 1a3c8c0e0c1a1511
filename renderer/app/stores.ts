import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { invariant } from '../../shared/errors.ts';
import type { HengpingApi } from '../../shared/ipc.ts';
import { settled } from '../ui/settled.ts';
import type { JobsStore } from './jobs-store.ts';
import { createJobsStore } from './jobs-store.ts';
import { createPreferencesStore, type PreferencesStore } from './preferences-store.ts';
import { createReceivedStore, type ReceivedStore } from './received-store.ts';
import { createWorkspaceStore, type WorkspaceStore } from './workspace-store.ts';

/** The stores that every screen shares. */
export type AppStores = {
  readonly workspace: StoreApi<WorkspaceStore>;
  readonly preferences: StoreApi<PreferencesStore>;
  readonly received: StoreApi<ReceivedStore>;
  readonly jobs: StoreApi<JobsStore>;
};

/** Wires the stores to the program. */
export function createAppStores(api: HengpingApi): AppStores {
  return {
    workspace: createWorkspaceStore({ readState: () => settled(() => api.workspace.state({})) }),
    preferences: createPreferencesStore({
      load: () => settled(() => api.workspace.preferences({})),
      save: (key, value) => settled(() => api.workspace.setPreference({ key, value })),
    }),
    received: createReceivedStore({
      open: () => settled(() => api.workspace.openFiles({})),
      drop: (files) => settled(() => api.receiveDropped(files)),
      given: () => settled(() => api.workspace.receiveGiven({})),
    }),
    jobs: createJobsStore({ cancel: (job) => settled(() => api.workspace.cancelJob({ job })) }),
  };
}

export const StoresContext = createContext<AppStores | null>(null);

function useStores(): AppStores {
  const stores = useContext(StoresContext);
  invariant(stores !== null, 'a component that uses a store is inside <App>');
  return stores;
}

export const useWorkspace = <T>(select: (store: WorkspaceStore) => T): T =>
  useStore(useStores().workspace, select);

export const useReceived = <T>(select: (store: ReceivedStore) => T): T =>
  useStore(useStores().received, select);

export const useJobs = <T>(select: (store: JobsStore) => T): T =>
  useStore(useStores().jobs, select);

/** A remembered choice: its value (or `initial`) and the function that changes it. */
export function usePreference(
  key: string,
  initial: string,
): readonly [string, (value: string) => void] {
  const { preferences } = useStores();
  const value = useStore(preferences, (store) => store.values[key]);
  const put = useStore(preferences, (store) => store.put);
  return [value ?? initial, (next) => put(key, next)];
}

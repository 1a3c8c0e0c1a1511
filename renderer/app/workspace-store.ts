import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../shared/errors.ts';
import type { WorkspaceState } from '../../shared/operations/workspace.ts';

export type WorkspaceView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable'; readonly failure: Failure }
  /** Just made, with the workspace or in place of another: shown once, gone when both groups were typed back or the person moves on. */
  | { readonly kind: 'recovery-code'; readonly code: string }
  | WorkspaceState;

export type WorkspaceStore = {
  readonly view: WorkspaceView;
  /** Why the workspace was locked last, until it is opened again. */
  readonly lockedBy: 'idle' | 'demand' | 'system' | null;
  readonly refresh: () => Promise<void>;
  readonly show: (state: WorkspaceState) => void;
  readonly showRecoveryCode: (code: string) => void;
  readonly wasLocked: (reason: 'idle' | 'demand' | 'system') => Promise<void>;
};

/** Which screen the program is on: what the workspace is, and nothing about its content. */
export function createWorkspaceStore(ports: {
  readonly readState: () => Promise<Result<WorkspaceState>>;
}): StoreApi<WorkspaceStore> {
  return createStore<WorkspaceStore>()((set, get) => ({
    view: { kind: 'loading' },
    lockedBy: null,
    refresh: async () => {
      const result = await ports.readState();
      if (!result.ok) set({ view: { kind: 'unreachable', failure: result.error } });
      else get().show(result.value);
    },
    show: (state) => set(state.kind === 'open' ? { view: state, lockedBy: null } : { view: state }),
    showRecoveryCode: (code) => set({ view: { kind: 'recovery-code', code } }),
    wasLocked: async (reason) => {
      set({ lockedBy: reason });
      await get().refresh();
    },
  }));
}

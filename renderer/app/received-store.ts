import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../shared/errors.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';

export type ReceivedStore = {
  /** What became of the files of this sitting, newest first. */
  readonly files: readonly (ReceivedFile & { readonly number: number })[];
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Grows with each batch; views read again when it changes. */
  readonly batches: number;
  /** Shows the system's dialog. */
  readonly open: () => Promise<void>;
  readonly drop: (files: readonly unknown[]) => Promise<void>;
  /** Takes in what the system handed to the program: a double click, a second start. */
  readonly given: () => Promise<void>;
  readonly clear: () => void;
};

/** Files that were handed to the program, by dialog or by dropping them anywhere. */
export function createReceivedStore(ports: {
  readonly open: () => Promise<Result<readonly ReceivedFile[]>>;
  readonly drop: (files: readonly unknown[]) => Promise<Result<readonly ReceivedFile[]>>;
  readonly given: () => Promise<Result<readonly ReceivedFile[]>>;
}): StoreApi<ReceivedStore> {
  return createStore<ReceivedStore>()((set, get) => {
    let lastNumber = 0;
    const take = async (receive: () => Promise<Result<readonly ReceivedFile[]>>) => {
      if (get().busy) return;
      set({ busy: true, failure: null });
      const result = await receive();
      if (!result.ok) {
        set({
          busy: false,
          failure: result.error.code === 'dialog-cancelled' ? null : result.error,
        });
        return;
      }
      if (result.value.length === 0) {
        set({ busy: false });
        return;
      }
      const fresh = result.value.map((file) => {
        lastNumber += 1;
        return { ...file, number: lastNumber };
      });
      set({
        busy: false,
        files: [...fresh.reverse(), ...get().files],
        batches: get().batches + 1,
      });
    };
    return {
      files: [],
      busy: false,
      failure: null,
      batches: 0,
      open: () => take(ports.open),
      drop: (files) => take(() => ports.drop(files)),
      given: () => take(ports.given),
      clear: () => set({ files: [], failure: null }),
    };
  });
}

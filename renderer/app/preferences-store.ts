import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../shared/errors.ts';

export type PreferencesStore = {
  readonly values: Readonly<Record<string, string>>;
  readonly load: () => Promise<void>;
  readonly put: (key: string, value: string) => void;
};

/** Small remembered choices of the screen (pane sizes, language); losing one loses no work, so a
 * failed write is not shown. */
export function createPreferencesStore(ports: {
  readonly load: () => Promise<Result<Readonly<Record<string, string>>>>;
  readonly save: (key: string, value: string) => Promise<Result<unknown>>;
}): StoreApi<PreferencesStore> {
  return createStore<PreferencesStore>()((set, get) => ({
    values: {},
    load: async () => {
      const result = await ports.load();
      if (result.ok) set({ values: result.value });
    },
    put: (key, value) => {
      if (get().values[key] === value) return;
      set((state) => ({ values: { ...state.values, [key]: value } }));
      void ports.save(key, value);
    },
  }));
}

import { useEffect, useRef } from 'react';

/** Reads a view again when `version` changes, keeping what is on screen until the answer is here. */
export function useReread(reload: () => Promise<void>, version: string): void {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void reload();
  }, [reload, version]);
}

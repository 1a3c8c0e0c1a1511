import { createContext, useContext } from 'react';
import { invariant } from '../../shared/errors.ts';
import type { HengpingApi } from '../../shared/ipc.ts';

export const ApiContext = createContext<HengpingApi | null>(null);

/** The program behind the page. Components call it; stores get single functions of it. */
export function useApi(): HengpingApi {
  const api = useContext(ApiContext);
  invariant(api !== null, 'a component that calls the program is inside <App>');
  return api;
}

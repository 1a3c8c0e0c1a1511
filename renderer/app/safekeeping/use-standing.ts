import { useEffect } from 'react';
import type { Standing } from '../../../shared/operations/safekeeping.ts';
import { type Query, useQuery } from '../../ui/use-query.ts';
import { useApi } from '../api-context.ts';
import { useReceived } from '../stores.ts';

/** How the open workspace stands; read again when something was taken in or changed. */
export function useStanding(): Query<Standing> {
  const api = useApi();
  const query = useQuery(() => api.safekeeping.standing({}), 'standing');
  const batches = useReceived((store) => store.batches);
  const { reload } = query;
  useEffect(() => {
    if (batches > 0) void reload();
  }, [batches, reload]);
  useEffect(() => api.on('workspaceChanged', () => void reload()), [api, reload]);
  return query;
}

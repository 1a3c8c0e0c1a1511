import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import type { Go } from '../route.ts';
import { ProgrammeEditor } from './programme-editor.tsx';
import { ShippedProgramme } from './shipped-programme.tsx';
import './programmes.css';

type ProgrammeScreenProps = { readonly programme: string; readonly go: Go };

/** One programme: an own one to be changed, a shipped one to be read. */
export function ProgrammeScreen({ programme, go }: ProgrammeScreenProps) {
  const api = useApi();
  const query = useQuery(() => api.agency.programme({ programme }), `programme-${programme}`);
  return (
    <div className="ag-page ag-stack">
      <QueryView query={query}>
        {(view) =>
          view.own ? (
            <ProgrammeEditor key={view.programme} first={view} go={go} />
          ) : (
            <ShippedProgramme view={view} go={go} />
          )
        }
      </QueryView>
    </div>
  );
}

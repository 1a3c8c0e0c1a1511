import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import { FieldEditor } from './field-editor.tsx';

type PartEditorProps = {
  readonly round: string;
  readonly part: string | null;
  readonly title: string;
  /** A text was kept: counts and warnings elsewhere may have changed. */
  readonly onSaved: () => void;
};

/** The fields of one application, each beside its remarks. */
export function PartEditor({ round, part, title, onSaved }: PartEditorProps) {
  const api = useApi();
  const query = useQuery(
    () => api.agency.opinionPart({ round, app: part }),
    `opinion-${round}-${part ?? ''}`,
  );
  return (
    <Panel title={part === null ? title : `${part} ${title}`}>
      <QueryView query={query}>
        {({ fields }) => (
          <div className="ag-stack">
            {fields.map((field) => (
              <FieldEditor
                key={field.item ?? ''}
                round={round}
                app={part}
                field={field}
                onSaved={onSaved}
              />
            ))}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

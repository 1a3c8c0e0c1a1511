import type { StepName } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { currentStep, type Go } from '../route.ts';
import { useReread } from '../use-reread.ts';
import { RoundFrame } from './round-frame.tsx';

type RoundScreenProps = {
  readonly round: string;
  readonly step: StepName | null;
  /** Changes when files came in or something changed elsewhere: read again. */
  readonly version: string;
  readonly go: Go;
};

/** One round with its steps; a step that is not named opens where the work stands. */
export function RoundScreen({ round: id, step, version, go }: RoundScreenProps) {
  const api = useApi();
  const query = useQuery(() => api.agency.round({ round: id }), `round-${id}`);
  useReread(query.reload, version);
  return (
    <QueryView query={query}>
      {(round) => (
        <RoundFrame
          round={round}
          step={step ?? currentStep(round)}
          onChanged={query.replace}
          onStale={() => void query.reload()}
          version={version}
          go={go}
        />
      )}
    </QueryView>
  );
}

import { useWorkspace } from '../stores.ts';
import { BackupSection } from './backup-section.tsx';
import { EscrowSection } from './escrow-section.tsx';
import { useStanding } from './use-standing.ts';

/** The part of the preferences that keeps the workspace safe. */
export function SafekeepingSections() {
  const { value, reload, replace } = useStanding();
  const isExpert = useWorkspace((s) => s.view.kind === 'open' && s.view.role === 'expert');
  if (value === undefined) return null;
  return (
    <>
      <BackupSection standing={value} onChanged={() => void reload()} />
      {isExpert ? <EscrowSection standing={value} onChanged={replace} /> : null}
    </>
  );
}

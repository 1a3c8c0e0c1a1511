import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { ProblemScreen } from './problem-screen.tsx';
import { RecoveryCodeScreen } from './recovery-code-screen.tsx';
import { StartScreen } from './start-screen.tsx';
import { useWorkspace } from './stores.ts';
import { UnlockScreen } from './unlock-screen.tsx';

const ExpertApp = lazy(async () => {
  const { ExpertApp } = await import('../desk/expert-app.tsx');
  return { default: ExpertApp };
});
const AgencyApp = lazy(async () => {
  const { AgencyApp } = await import('../agency/agency-app.tsx');
  return { default: AgencyApp };
});

const waiting = (
  <div className="hp-gate">
    <Spin />
  </div>
);

/** One screen for each state of the workspace. */
export function Screens() {
  const view = useWorkspace((store) => store.view);
  switch (view.kind) {
    case 'loading':
      return waiting;
    case 'unreachable':
      return <ProblemScreen failure={view.failure} />;
    case 'problem':
      return <ProblemScreen failure={view.failure} />;
    case 'none':
      return <StartScreen />;
    case 'recovery-code':
      return <RecoveryCodeScreen code={view.code} />;
    case 'locked':
      return <UnlockScreen role={view.role} name={view.name} />;
    case 'open':
      return (
        <Suspense fallback={waiting}>
          {view.role === 'expert' ? <ExpertApp /> : <AgencyApp />}
        </Suspense>
      );
  }
}

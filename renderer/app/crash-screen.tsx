import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../ui/error-notice.tsx';

type CrashScreenProps = { readonly children: ReactNode };

/** What stands in the window when a screen itself breaks: what was saved is safe, and a way on.
 * React offers this to class components only. */
export class CrashScreen extends Component<CrashScreenProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="hp-gate">
        <ErrorNotice
          failure={{ code: 'internal', message: 'a screen threw while drawing', details: {} }}
          onRetry={() => window.location.reload()}
        />
      </main>
    );
  }
}

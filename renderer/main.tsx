import { createRoot } from 'react-dom/client';
import { invariant } from '../shared/errors.ts';
import type { HengpingApi } from '../shared/ipc.ts';
import { App } from './app/app.tsx';
import './app/theme/antd.css';
import './app/theme/base.css';
import { showHiddenCharacters } from './app/visible-controls.ts';
import { startText } from './text/text.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly hengping: HengpingApi;
  }
}

const root = document.getElementById('root');
invariant(root !== null, 'index.html has the element #root');
showHiddenCharacters(document.body);
await startText();
createRoot(root).render(<App api={window.hengping} />);

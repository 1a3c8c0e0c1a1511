import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReceived, useWorkspace } from './stores.ts';
import './drop-area.css';

const carriesFiles = (event: DragEvent): DataTransfer | null =>
  event.dataTransfer?.types.includes('Files') === true ? event.dataTransfer : null;

/** Files may be dropped anywhere in the window once a workspace is open (by keyboard: the button
 * “打开文件…”). The page hands them on without reading them and never learns where they lie. */
export function DropArea({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('app');
  const open = useWorkspace((store) => store.view.kind === 'open');
  const drop = useReceived((store) => store.drop);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Every element under the pointer sends its own enter and leave; only the outermost pair counts.
    let depth = 0;
    const move = (step: 1 | -1) => (event: DragEvent) => {
      if (carriesFiles(event) === null) return;
      depth = Math.max(0, depth + step);
      setOver(depth > 0);
    };
    window.addEventListener('dragenter', move(1), { signal });
    window.addEventListener('dragleave', move(-1), { signal });
    // Without this the browser would navigate to the file, open workspace or not.
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        depth = 0;
        setOver(false);
        event.preventDefault();
        const files = carriesFiles(event)?.files;
        if (open && files !== undefined && files.length > 0) void drop([...files]);
      },
      { signal },
    );
    return () => stop.abort();
  }, [open, drop]);

  return (
    <div className="hp-drop-area">
      {children}
      {over && open ? <div className="hp-drop-veil">{t('drop.release')}</div> : null}
    </div>
  );
}

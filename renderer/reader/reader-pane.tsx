import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentTabs } from './document-tabs.tsx';
import { FindBar } from './find-bar.tsx';
import { commandOf, type ReaderCommand } from './keymap.ts';
import { ReaderMessage } from './reader-message.tsx';
import type { DocumentReaderProps } from './reader-props.ts';
import { ReaderToolbar } from './reader-toolbar.tsx';
import { type PaneActions, runCommand } from './run-command.ts';
import { SidePanel } from './side-panel.tsx';
import { StatusLine } from './status-line.tsx';
import { useReader } from './use-reader.ts';
import './reader.css';

/** The whole reading pane: tabs, tools, pages, side panel, status. */
export default function ReaderPane(props: DocumentReaderProps) {
  const { documents, activeDocid, onActivate, canAttach, attachTo } = props;
  const { t } = useTranslation('reader');
  const shown =
    documents.find((d) => d.docid === activeDocid)?.docid ?? documents[0]?.docid ?? null;
  const { controller, ref } = useReader(props, shown);
  const [panelOpen, setPanelOpen] = useState(false);
  const [findOpen, setFindOpen] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  const pageField = useRef<HTMLInputElement>(null);
  const panelId = useId();

  const pane: PaneActions = {
    openFind: () => {
      setFindOpen(true);
      findField.current?.select();
      findField.current?.focus();
    },
    closeFind: () => {
      if (!findOpen) return;
      setFindOpen(false);
      controller?.finder.close();
      controller?.parts.viewer.focus();
    },
    focusPageField: () => pageField.current?.focus(),
  };
  const run = (command: ReaderCommand) =>
    controller !== null && runCommand(command, controller, pane);
  const press = (event: KeyboardEvent) => {
    const command = commandOf({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      shiftKey: event.shiftKey,
      isComposing: event.nativeEvent.isComposing,
      keyCode: event.nativeEvent.keyCode,
      inField: isField(event.target),
    });
    if (command === null || !run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="hp-reader" aria-label={t('region')} onKeyDown={press}>
      <DocumentTabs documents={documents} shown={shown} panelId={panelId} onActivate={onActivate} />
      {controller ? (
        <ReaderToolbar
          controller={controller}
          run={run}
          panelOpen={panelOpen}
          onPanel={() => setPanelOpen(!panelOpen)}
          findOpen={findOpen}
          canAttach={canAttach}
          attachTo={attachTo}
          pageField={pageField}
        />
      ) : null}
      {controller && findOpen ? (
        <FindBar controller={controller} field={findField} onClose={pane.closeFind} />
      ) : null}
      <div className="hp-reader-body" id={panelId} role="tabpanel">
        {controller && panelOpen ? (
          <SidePanel controller={controller} onClose={() => setPanelOpen(false)} />
        ) : null}
        <div className="hp-reader-frame">
          <div ref={ref} className="hp-reader-scroll">
            <div className="pdfViewer" />
          </div>
          {documents.length === 0 ? <p className="hp-reader-message">{t('noDocuments')}</p> : null}
          {controller ? <ReaderMessage controller={controller} /> : null}
        </div>
      </div>
      {controller ? <StatusLine controller={controller} /> : null}
    </section>
  );
}

function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

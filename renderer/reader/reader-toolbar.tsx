import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReaderCommand } from './keymap.ts';
import { PageField } from './page-field.tsx';
import type { ReaderController } from './reader-controller.ts';
import { ToolButton } from './tool-button.tsx';
import { ZoomSelect } from './zoom-select.tsx';

type ReaderToolbarProps = {
  readonly controller: ReaderController;
  readonly run: (command: ReaderCommand) => void;
  readonly panelOpen: boolean;
  readonly onPanel: () => void;
  readonly findOpen: boolean;
  readonly canAttach: boolean;
  readonly attachTo: string | undefined;
  readonly pageField: RefObject<HTMLInputElement | null>;
};

export function ReaderToolbar(props: ReaderToolbarProps) {
  const { controller, run, panelOpen, onPanel, findOpen, canAttach, attachTo, pageField } = props;
  const { t } = useTranslation('reader');
  const state = useStore(controller.store);
  const off = state.phase !== 'ready';
  const attachName =
    attachTo === undefined ? t('tool.attach') : t('tool.attachTo', { target: attachTo });
  return (
    <div className="hp-toolbar" role="toolbar" aria-label={t('toolbar')}>
      <ToolButton icon="panel" name={t('tool.panel')} pressed={panelOpen} onClick={onPanel} />
      <ToolButton
        icon="back"
        name={t('tool.back')}
        disabled={!state.canGoBack}
        onClick={() => run('back')}
      />
      <span className="hp-toolbar-gap" />
      <ToolButton
        icon="up"
        name={t('tool.previousPage')}
        disabled={off || state.pageNumber <= 1}
        onClick={() => run('previous-page')}
      />
      <ToolButton
        icon="down"
        name={t('tool.nextPage')}
        disabled={off || state.pageNumber >= state.pageCount}
        onClick={() => run('next-page')}
      />
      <PageField
        pageNumber={state.pageNumber}
        pageCount={state.pageCount}
        label={state.labels?.[state.pageNumber - 1]}
        field={pageField}
        onGo={(text) => controller.moves.toLabel(text)}
      />
      <span className="hp-toolbar-gap" />
      <ToolButton
        icon="minus"
        name={t('tool.zoomOut')}
        disabled={off}
        onClick={() => run('zoom-out')}
      />
      <ZoomSelect
        scale={state.scale}
        scaleValue={state.scaleValue}
        disabled={off}
        onChoose={(value) => controller.moves.scale(value)}
      />
      <ToolButton
        icon="plus"
        name={t('tool.zoomIn')}
        disabled={off}
        onClick={() => run('zoom-in')}
      />
      <ToolButton
        icon="rotate"
        name={t('tool.rotate')}
        disabled={off}
        onClick={() => run('rotate-right')}
      />
      <ToolButton
        icon="find"
        name={t('tool.find')}
        disabled={off}
        pressed={findOpen}
        onClick={() => run('find')}
      />
      <span className="hp-toolbar-gap hp-toolbar-push" />
      <ToolButton
        icon="draw"
        name={t('tool.draw')}
        disabled={off || !canAttach}
        pressed={state.drawing}
        onClick={() => run('draw')}
      />
      <ToolButton
        icon="page"
        name={t('tool.attachPage')}
        disabled={off || !canAttach}
        onClick={() => run('attach-page')}
      />
      <ToolButton
        icon="attach"
        name={attachName}
        disabled={off || !canAttach || !state.hasSelection}
        onClick={() => run('attach')}
      >
        {t('tool.attachShort')}
      </ToolButton>
    </div>
  );
}

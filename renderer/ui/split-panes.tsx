import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import './split-panes.css';

type SplitPanesProps = {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Percent of the width for the left side, 0–100. */
  readonly leftPercent: number;
  /** Called once a drag or key press has ended. */
  readonly onResized: (leftPercent: number) => void;
  readonly minLeftPixels: number;
  readonly minRightPixels: number;
};

/** Two panes side by side; the divider is moved by mouse or by arrow keys. */
export function SplitPanes(props: SplitPanesProps) {
  const { left, right, leftPercent, onResized, minLeftPixels, minRightPixels } = props;
  const { t } = useTranslation('ui');
  return (
    <Group
      className="hp-split"
      orientation="horizontal"
      defaultLayout={{ left: leftPercent, right: 100 - leftPercent }}
      onLayoutChanged={(layout) => {
        const percent = layout.left;
        if (percent !== undefined) onResized(percent);
      }}
    >
      <Panel id="left" className="hp-split-panel" minSize={minLeftPixels}>
        {left}
      </Panel>
      <Separator className="hp-split-divider" aria-label={t('panes.divider')} />
      <Panel id="right" className="hp-split-panel" minSize={minRightPixels}>
        {right}
      </Panel>
    </Group>
  );
}

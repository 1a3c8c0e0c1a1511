import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { WhyDecisions } from '../queries/why-decisions.tsx';
import { WhyHashes } from './why-hashes.tsx';
import { WhySheets } from './why-sheets.tsx';
import { WhySteps } from './why-steps.tsx';

export type WhyProps = {
  readonly lot: ResultContent['lots'][number];
  readonly standing: Standing;
  readonly result: RoundResult;
  readonly rubric: Rubric;
};

/** How one score came about: sheet by sheet, rounding by rounding, hash by hash. */
export function WhyDrawer({ onClose, ...props }: WhyProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('agency');
  const { standing, rubric, result } = props;
  const isScored = showsTotal({ policy: result.content.policy, rubric });
  // It closes before it is taken away: only then does the focus go back to where it came from.
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  return (
    <Drawer
      open={open}
      size={1120}
      title={`${t(isScored ? 'why.title' : 'why.titleVote', { app: standing.app })}　${standing.title}`}
      onClose={close}
      afterOpenChange={(shown) => {
        if (!shown) onClose();
      }}
      closable={{ 'aria-label': t('why.close') }}
    >
      <div className="ag-stack">
        <WhySheets {...props} />
        <WhyDecisions standing={standing} />
        <WhySteps {...props} />
        <WhyHashes {...props} />
        <div>
          <Button onClick={close}>{t('why.close')}</Button>
        </div>
      </div>
    </Drawer>
  );
}

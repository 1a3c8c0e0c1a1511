import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyApplication, AgencyRound } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';
import { CorrectionPreview } from './correction-preview.tsx';
import {
  changesOf,
  draftOf,
  listFields,
  type PartyDraft,
  partyFields,
  partyOf,
  requiredFields,
} from './party-draft.ts';

type CorrectPartyDialogProps = {
  readonly round: AgencyRound;
  readonly application: AgencyApplication;
  readonly onCorrected: (round: AgencyRound) => void;
  readonly onClose: () => void;
};

/** Corrects who an application is of after sealing: the new words, the reason, and what follows
 * from them before anything is done. */
export function CorrectPartyDialog(props: CorrectPartyDialogProps) {
  const { round, application, onCorrected, onClose } = props;
  const { t } = useTranslation('agency');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const field = useId();
  const [draft, setDraft] = useState<PartyDraft>(() => draftOf(application.party));
  const [reason, setReason] = useState('');
  const party = partyOf(draft);
  const changes = changesOf(application.party, party);
  const incomplete = [...requiredFields].some((name) => party[name].length === 0);
  const again = round.assignments.filter(({ apps }) => apps.includes(application.app));
  const ready = changes.length > 0 && !incomplete && reason.trim() !== '';
  const correct = async () => {
    const changed = changes.map(({ field: name }) => [name, party[name]]);
    const next = await run(() =>
      api.agency.correctParty({
        round: round.round,
        app: application.app,
        reason: reason.trim().normalize('NFC'),
        party: Object.fromEntries(changed),
      }),
    );
    if (next !== undefined) onCorrected(next);
  };
  return (
    <Modal
      open
      title={t('correction.title', { app: application.app })}
      width={1120}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('correction.keep')}</Button>
          <Button type="primary" disabled={!ready} loading={busy} onClick={() => void correct()}>
            {t('correction.confirm', { count: again.length })}
          </Button>
        </>
      }
    >
      <p className="hp-muted">{t('correction.about')}</p>
      <div className="ag-correction">
        <div className="ag-correction-fields">
          {partyFields.map((name) => (
            <div key={name} className="ag-correction-field">
              <label htmlFor={`${field}-${name}`}>
                {t(`correction.field.${name}`)}{' '}
                {listFields.has(name) ? (
                  <span className="hp-muted hp-small">{t('correction.oneEach')}</span>
                ) : null}
              </label>
              {listFields.has(name) ? (
                <TextArea
                  id={`${field}-${name}`}
                  minRows={1}
                  maxLength={20_000}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                />
              ) : (
                <Input
                  id={`${field}-${name}`}
                  maxLength={500}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                />
              )}
            </div>
          ))}
          <div className="ag-correction-field">
            <label htmlFor={`${field}-reason`}>{t('correction.reason')}</label>
            <TextArea
              id={`${field}-reason`}
              minRows={2}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </div>
        <CorrectionPreview round={round} app={application.app} changes={changes} experts={again} />
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </Modal>
  );
}

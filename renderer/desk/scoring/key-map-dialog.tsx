import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import './key-map-dialog.css';

const groups = {
  everywhere: ['panes', 'next', 'help'],
  rubric: ['digits', 'arrows', 'big', 'enter', 'choice', 'veto'],
  reader: ['attach', 'attachPage', 'draw', 'back', 'find', 'zoom', 'page', 'goto', 'rotate'],
} as const;

const keysOf = {
  panes: ['F6', 'Shift+F6'],
  next: ['Ctrl+Enter'],
  help: ['?'],
  digits: ['0–9'],
  arrows: ['↑', '↓'],
  big: ['PageUp', 'PageDown'],
  enter: ['Enter'],
  choice: ['1–9'],
  veto: ['V'],
  attach: ['E'],
  attachPage: ['Shift+E'],
  draw: ['B'],
  back: ['Alt+←'],
  find: ['Ctrl+F'],
  zoom: ['+', '−', '0'],
  page: ['N', 'P'],
  goto: ['Ctrl+Alt+G'],
  rotate: ['R', 'Shift+R'],
} as const;

type KeyMapDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Every key of the desk. Each of them has a button as well. */
export function KeyMapDialog({ open, onClose }: KeyMapDialogProps) {
  const { t } = useTranslation('expert');
  const names = ['everywhere', 'rubric', 'reader'] as const;
  return (
    <Modal open={open} title={t('keys.title')} footer={null} onCancel={onClose} width={920}>
      <div className="hp-keys-groups">
        {names.map((name) => (
          <section key={name} className="hp-keys">
            <h3>{t(`keys.${name}`)}</h3>
            <dl>
              {groups[name].map((key) => (
                <div key={key}>
                  <dt>
                    {keysOf[key].map((stroke) => (
                      <kbd key={stroke}>{stroke}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.of.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="hp-muted hp-small">{t('keys.note')}</p>
    </Modal>
  );
}

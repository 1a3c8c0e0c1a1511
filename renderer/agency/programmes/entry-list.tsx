import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryTools } from './entry-tools.tsx';
import { FoldedEntry } from './folded-entry.tsx';
import { entry, fieldId, type Lens } from './lens.ts';

type EntryListProps<T> = {
  /** What one entry is called, as in “add a level”. */
  readonly what: string;
  readonly lens: Lens<T[]>;
  /** Heading of an entry; empty ones are numbered. */
  readonly nameOf: (value: T) => string;
  readonly blank: () => T;
  readonly children: (lens: Lens<T>) => ReactNode;
  /** Entries stand shut behind their names until they are opened. */
  readonly folded?: boolean;
};

/** A list that can grow, shrink and change its order, all by buttons. */
export function EntryList<T>(props: EntryListProps<T>) {
  const { what, lens, nameOf, blank, children, folded = false } = props;
  const { t } = useTranslation('programmes');
  // An entry is known by its place: while it is written its own id may be empty or taken twice.
  const entries = lens.value.map((value, index) => ({
    index,
    one: entry(lens, index, value),
    name: nameOf(value) || t('list.numbered', { what, number: index + 1 }),
  }));
  return (
    <div className="pg-list" id={fieldId(lens.path)} tabIndex={-1}>
      {entries.map(({ index, one, name }) =>
        folded ? (
          <FoldedEntry
            key={fieldId(one.path)}
            id={fieldId(one.path)}
            name={`${index + 1}. ${name}`}
          >
            {() => (
              <>
                <EntryTools name={name} lens={lens} index={index} />
                {children(one)}
              </>
            )}
          </FoldedEntry>
        ) : (
          <div key={fieldId(one.path)} className="pg-entry" id={fieldId(one.path)} tabIndex={-1}>
            <div className="pg-entry-head">
              <strong>
                {index + 1}. {name}
              </strong>
              <EntryTools name={name} lens={lens} index={index} />
            </div>
            {children(one)}
          </div>
        ),
      )}
      <p>
        <Button onClick={() => lens.put([...lens.value, blank()])}>
          {t('list.add', { what })}
        </Button>
      </p>
    </div>
  );
}

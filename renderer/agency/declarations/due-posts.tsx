import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectWord } from '../../../shared/object-words.ts';
import type { DuePost } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

type DuePostsProps = {
  readonly round: string;
  readonly posts: readonly DuePost[];
  readonly onWritten: () => void;
};

/** What is due to each expert now, and one button that writes it all into a folder. Where nothing is
 * due, the last post can be ticked to be written once more: sticks get lost. */
export function DuePosts({ round, posts, onWritten }: DuePostsProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const api = useApi();
  const action = useAction();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [again, setAgain] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<{ folder: string; count: number } | null>(null);
  const due = posts.filter((post) => post.due.length > 0);
  const repeatable = posts.filter((post) => post.due.length === 0 && post.lastFileName !== null);
  const isChosen = (post: DuePost) =>
    post.due.length > 0 ? !left.has(post.kid) : post.lastFileName !== null && again.has(post.kid);
  const chosen = posts.filter(isChosen).map((post) => post.kid);
  const dueChosen = due.filter(isChosen).length;
  const leaveOut = (kids: readonly string[], out: boolean) => {
    const next = new Set(left);
    for (const kid of kids) {
      if (out) next.add(kid);
      else next.delete(kid);
    }
    setLeft(next);
  };
  const choose = (post: DuePost, wanted: boolean) => {
    if (post.due.length > 0) leaveOut([post.kid], !wanted);
    else
      setAgain(
        new Set([...again].filter((kid) => kid !== post.kid).concat(wanted ? post.kid : [])),
      );
  };
  const write = async () => {
    const answer = await action.run(() => api.agency.writePosts({ round, kids: chosen }));
    if (answer === undefined) return;
    setWritten({ folder: answer.folder, count: answer.files.length });
    setAgain(new Set());
    onWritten();
  };
  return (
    <>
      <p className="hp-muted">{t('posts.intro')}</p>
      <ScrollTable caption={t('posts.title')}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                checked={due.length > 0 && dueChosen === due.length}
                indeterminate={dueChosen > 0 && dueChosen < due.length}
                disabled={due.length === 0}
                aria-label={t('posts.selectAll')}
                onChange={(event) =>
                  leaveOut(
                    due.map((post) => post.kid),
                    !event.target.checked,
                  )
                }
              />{' '}
              {t('posts.expert')}
            </th>
            <th scope="col">{t('posts.due')}</th>
            <th scope="col">{t('posts.state')}</th>
            <th scope="col">{t('posts.last')}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.kid}>
              <th scope="row">
                <Checkbox
                  checked={isChosen(post)}
                  disabled={post.due.length === 0 && post.lastFileName === null}
                  aria-label={t(post.due.length > 0 ? 'posts.select' : 'posts.selectAgain', {
                    name: post.name,
                  })}
                  onChange={(event) => choose(post, event.target.checked)}
                />{' '}
                {post.name}
              </th>
              <td>
                {post.due.length === 0
                  ? t('posts.nothing')
                  : post.due.map((kind) => pick(objectWord(kind))).join('、')}
              </td>
              <td>
                {post.waitingFor === null ? (
                  <StateMark
                    state={post.due.length > 0 ? 'ready' : 'done'}
                    label={t(post.due.length > 0 ? 'posts.ready' : 'posts.nothing')}
                  />
                ) : (
                  <StateMark state="held" label={pick(post.waitingFor)} />
                )}
              </td>
              <td>
                {post.lastWrittenAt === null ? (
                  <span className="hp-muted">{t('posts.never')}</span>
                ) : (
                  <>
                    {dateTime(post.lastWrittenAt)}
                    <span className="ag-sub">{post.lastFileName}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {repeatable.length === 0 ? null : <p className="hp-muted">{t('posts.again')}</p>}
      {due.length === 0 && repeatable.length === 0 ? null : (
        <>
          {due.length === 0 ? null : <p className="hp-muted">{t('posts.permanent')}</p>}
          <div>
            <Button
              type={due.length === 0 ? 'default' : 'primary'}
              loading={action.busy}
              disabled={chosen.length === 0}
              onClick={() => void write()}
            >
              {t('posts.write', { count: chosen.length })}
            </Button>
          </div>
        </>
      )}
      <div role="status">
        {written === null ? null : <Notice tone="good" title={t('posts.written', written)} />}
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </>
  );
}

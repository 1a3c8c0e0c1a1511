import { Refusal } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc.ts';
import type { Host } from '../host.ts';
import type { SessionHolder } from '../workspace/session.ts';
import { abandonAmendment, amend } from './amend.ts';
import { answerQuery } from './answer-query.ts';
import { checkSubmission } from './check-submission.ts';
import { readClosing } from './closing-view.ts';
import { confirmReview } from './confirm-review.ts';
import { ownConnections, saveConnections } from './connections.ts';
import { readDeclaration, saveAnswer } from './declaration.ts';
import { readDesk } from './desk-view.ts';
import { destroyRound } from './destroy-round.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { exportCard } from './export-card.ts';
import { exportPages, previewPages } from './export-pages.ts';
import { readInbox } from './inbox.ts';
import type { ChoosePath } from './outgoing-post.ts';
import { readOverview } from './overview.ts';
import { readQueries, saveQueryAnswer } from './queries.ts';
import { openDocument, readRanges, savePagesSeen, savePosition } from './reading.ts';
import { confirmTrust } from './receive-trust.ts';
import { signDeclaration } from './sign-declaration.ts';
import { submit } from './submit.ts';
import { sweepErased } from './sweep-erased.ts';

function choosePathWith(host: Host, extension: string, name: string): ChoosePath {
  return async (suggestedName) => {
    const filters = [{ name, extensions: [extension] }];
    const path = await host.dialogs.saveAs({ suggestedName, filters });
    if (path === undefined) throw new Refusal('dialog-cancelled', 'no place was chosen');
    return path;
  };
}

/** The operations of the `expert` area. */
export function createExpertHandlers(host: Host, holder: SessionHolder): Handlers<'expert'> {
  const toPost = choosePathWith(host, 'hppost', '函件 Post');
  const toCard = choosePathWith(host, 'hpcard', '专家名片 Card');
  const toPdf = choosePathWith(host, 'pdf', 'PDF');
  return {
    async inbox() {
      await sweepErased(holder.expert());
      return readInbox(holder.expert());
    },
    exportCard: () => exportCard(holder.expert(), toCard),
    confirmTrust(input) {
      confirmTrust(holder.expert(), input);
      return readInbox(holder.expert());
    },
    connections: () => ownConnections(holder.expert()),
    saveConnections(input) {
      saveConnections(holder.expert(), input);
      return {};
    },
    declaration: ({ round }) => readDeclaration(holder.expert(), round),
    saveDeclaration: (input) => saveAnswer(holder.expert(), input),
    signDeclaration: (input) => signDeclaration(holder.expert(), input, toPost),
    desk: ({ round }) => readDesk(holder.expert(), round),
    draft: (input) => readDraft(holder.expert(), input),
    saveDraft: (input) => saveDraft(holder.expert(), input),
    overview: ({ round }) => readOverview(holder.expert(), round),
    checkSubmission: ({ round }) => checkSubmission(holder.expert(), round),
    previewSubmission: ({ round }) => previewPages(holder.expert(), round, host.printToPdf),
    submit: (input) => submit(holder.expert(), input, toPost),
    exportPages: ({ round }) => exportPages(holder.expert(), round, host.printToPdf, toPdf),
    amend: (input) => amend(holder.expert(), input),
    queries: ({ round }) => readQueries(holder.expert(), round),
    saveAnswer: (input) => saveQueryAnswer(holder.expert(), input),
    answerQuery: (input) => answerQuery(holder.expert(), input, toPost),
    async closing({ round }) {
      await sweepErased(holder.expert());
      return readClosing(holder.expert(), round);
    },
    confirmReview: (input) => confirmReview(holder.expert(), input, toPost),
    destroyRound: (input) => destroyRound(holder.expert(), input, toPost),
    abandonAmendment: (input) => abandonAmendment(holder.expert(), input),
  };
}

/** The operations of the `reader` area. */
export function createReaderHandlers(holder: SessionHolder): Handlers<'reader'> {
  return {
    open: (key) => openDocument(holder.expert(), key),
    readRanges: ({ ranges, ...key }) => readRanges(holder.expert(), key, ranges),
    close(key) {
      holder.expert().documents.close(key);
      return {};
    },
    savePosition({ position, ...key }) {
      savePosition(holder.expert(), key, position);
      return {};
    },
    pagesSeen({ pageCount, pages, ...key }) {
      savePagesSeen(holder.expert(), key, pageCount, pages);
      return {};
    },
  };
}

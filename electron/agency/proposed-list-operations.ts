import type { Handlers } from '../../shared/ipc.ts';
import type { proposedListOperations } from '../../shared/operations/proposed-list.ts';
import type { AgencyContext } from './agency-context.ts';
import { exportList } from './export-list.ts';
import { addObjection, handleObjection, publishList } from './objections.ts';
import { closeList, dropDraft, listView, saveListDraft, signList } from './proposed-list.ts';

/** What is done with the proposed list, its notice and its objections. */
export function proposedListHandlers(
  context: () => AgencyContext,
): Pick<Handlers<'agency'>, keyof typeof proposedListOperations> {
  const view = (round: string) => listView(context().session, round);
  return {
    proposedList: ({ round }) => view(round),
    saveListDraft(input) {
      saveListDraft(context().session, input);
      return view(input.round);
    },
    dropListDraft({ round }) {
      dropDraft(context().session, round);
      return view(round);
    },
    signList({ round }) {
      signList(context().session, round);
      return view(round);
    },
    publishList(input) {
      publishList(context().session, input);
      return view(input.round);
    },
    async addObjection(input) {
      await addObjection(context(), input);
      return view(input.round);
    },
    handleObjection(input) {
      handleObjection(context().session, input);
      return view(input.round);
    },
    closeList({ round }) {
      closeList(context().session, round);
      return view(round);
    },
    exportList: (input) => exportList(context(), input),
  };
}
